import { useMemo } from 'react';
import { useSession } from '../../app/session-context.ts';
import { baseExtensions } from '../code-mirror/base.ts';
import styles from '../code-mirror/frame.module.css';
import { useEditorView } from '../code-mirror/use-editor-view.ts';
import { nameCompletion } from './name-completion.ts';
import { nameHighlighting } from './name-marks.ts';
import type { PromptNames } from './name-state.ts';

export interface PromptViewProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly names: PromptNames | null;
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly id?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly autoFocus?: boolean;
}

/** The part of the prompt editor that needs CodeMirror: loaded when it is first shown. */
export function PromptView(props: PromptViewProps) {
  const {
    value,
    onChange,
    names,
    label,
    placeholder,
    id,
    describedBy,
    invalid = false,
    autoFocus = false,
  } = props;
  const undo = useSession().graph;
  const base = useMemo(
    () =>
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
    [undo, placeholder, label, id, describedBy, invalid],
  );
  // Braces are not closed while one types: `{{in}}` on the way to `{{input}}` would be a port of its own.
  const naming = useMemo(
    () => (names === null ? [] : [nameHighlighting(names), nameCompletion(names.suggestions)]),
    [names],
  );
  const extensions = useMemo(() => [naming, base], [naming, base]);
  const host = useEditorView({ value, onChange, extensions, autoFocus });
  return <div ref={host} className={styles.host} />;
}
