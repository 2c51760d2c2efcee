import type { Json } from '@parallax/schema';
import { useState } from 'react';
import { cx } from '../../ui/cx.ts';
import { useFieldControl } from '../../ui/field.tsx';
import { lazyView } from '../../ui/lazy-view.tsx';
import styles from '../code-mirror/frame.module.css';
import { PlainField, type PlainFieldProps } from '../code-mirror/plain-field.tsx';
import errorStyles from './json-editor.module.css';
import { parseJson, sameJson, showJson } from './json-text.ts';
import type { JsonViewProps } from './json-view.tsx';

// A server that is away, or was updated meanwhile, does not have this part: then a plain field has to do.
const JsonView = lazyView<JsonViewProps & PlainFieldProps>(
  async () => (await import('./json-view.tsx')).JsonView,
  PlainField,
);

export interface JsonEditorProps {
  readonly value: Json | undefined;
  /** Called for every text that is JSON; with `undefined` for an empty one. */
  readonly onChange: (value: Json | undefined) => void;
  readonly label: string;
  readonly placeholder?: string;
  readonly size?: 'normal' | 'tall';
  /** Why a value cannot be taken although it is JSON. Such a value is not reported. */
  readonly refuse?: (value: Json) => string | undefined;
}

/** A JSON value as text. Text that is no JSON stays in the editor with its mistake, and the value stays as it was. */
export function JsonEditor({
  value,
  onChange,
  label,
  placeholder,
  size = 'normal',
  refuse,
}: JsonEditorProps) {
  const field = useFieldControl();
  // Who is in the plain field when the editor takes its place goes on there: keys must not fall through to the canvas.
  const [inPlain, setInPlain] = useState(false);
  const [draft, setDraft] = useState<{ text: string; over: Json | undefined } | null>(null);
  // A draft lasts while it means the value, or while the value that it was begun over has not changed (by an undo, say).
  const parsed = draft === null ? null : read(draft.text, refuse);
  const holds = draft !== null && parsed !== null && sameJson(parsed.ok ? parsed.value : draft.over, value);
  const text = holds ? draft.text : showJson(value);
  const problem = holds && !parsed.ok ? parsed.message : undefined;
  const change = (next: string) => {
    const result = read(next, refuse);
    setDraft({ text: next, over: result.ok ? result.value : value });
    if (result.ok && !sameJson(result.value, value)) onChange(result.value);
  };
  const invalid = problem !== undefined || field['aria-invalid'] === true;
  const shared = {
    value: text,
    onChange: change,
    label,
    placeholder,
    id: field.id,
    describedBy: field['aria-describedby'],
    invalid,
  };
  return (
    <>
      <div
        className={cx(styles.frame, styles.mono, size === 'tall' && styles.tall)}
        data-invalid={invalid || undefined}
      >
        <JsonView {...shared} autoFocus={inPlain} onFocusChange={setInPlain} />
      </div>
      {problem === undefined ? null : <p className={errorStyles.problem}>{problem}</p>}
    </>
  );
}

type Read =
  | { readonly ok: true; readonly value: Json | undefined }
  | { readonly ok: false; readonly message: string };

function read(text: string, refuse: JsonEditorProps['refuse']): Read {
  if (text.trim() === '') return { ok: true, value: undefined };
  const parsed = parseJson(text);
  const refusal = parsed.ok ? refuse?.(parsed.value) : undefined;
  return refusal === undefined ? parsed : { ok: false, message: refusal };
}
