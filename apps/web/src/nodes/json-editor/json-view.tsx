import { closeBrackets } from '@codemirror/autocomplete';
import { json, jsonParseLinter } from '@codemirror/lang-json';
import { bracketMatching, indentUnit } from '@codemirror/language';
import { linter } from '@codemirror/lint';
import { EditorView } from '@codemirror/view';
import { useMemo } from 'react';
import { useSession } from '../../app/session-context.ts';
import { baseExtensions } from '../code-mirror/base.ts';
import styles from '../code-mirror/frame.module.css';
import { useEditorView } from '../code-mirror/use-editor-view.ts';
import { jsonHighlighting } from './json-highlighting.ts';

const parseLinter = jsonParseLinter();
const language = [
  json(),
  jsonHighlighting,
  bracketMatching(),
  closeBrackets(),
  indentUnit.of('  '),
  EditorView.contentAttributes.of({ spellcheck: 'false' }),
  // An empty editor is "nothing", which is said elsewhere if it is wrong.
  linter((view) => (view.state.doc.toString().trim() === '' ? [] : parseLinter(view)), { delay: 400 }),
];

export interface JsonViewProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly id?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly autoFocus?: boolean;
}

/** The part of the JSON editor that needs CodeMirror: loaded when it is first shown. */
export function JsonView({
  value,
  onChange,
  label,
  placeholder,
  id,
  describedBy,
  invalid = false,
  autoFocus = false,
}: JsonViewProps) {
  const undo = useSession().graph;
  const extensions = useMemo(
    () => [
      language,
      baseExtensions({
        undo,
        placeholder,
        attributes: {
          'aria-label': label,
          id,
          'aria-describedby': describedBy,
          'aria-invalid': invalid ? 'true' : undefined,
        },
      }),
    ],
    [undo, label, placeholder, id, describedBy, invalid],
  );
  const host = useEditorView({ value, onChange, extensions, autoFocus });
  return <div ref={host} className={styles.host} />;
}
