import { useState } from 'react';
import { cx } from '../../ui/cx.ts';
import { useFieldControl } from '../../ui/field.tsx';
import { lazyView } from '../../ui/lazy-view.tsx';
import styles from '../code-mirror/frame.module.css';
import { PlainField, type PlainFieldProps } from '../code-mirror/plain-field.tsx';
import type { PromptNames } from './name-state.ts';
import type { PromptViewProps } from './prompt-view.tsx';

// A server that is away, or was updated meanwhile, does not have this part: then a plain field has to do.
const PromptView = lazyView<PromptViewProps & PlainFieldProps>(
  async () => (await import('./prompt-view.tsx')).PromptView,
  PlainField,
);

export interface TextEditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The accessible name. */
  readonly label: string;
  /** What `{{names}}` mean; null for text in which braces mean nothing. Keep it referentially stable. */
  readonly names?: PromptNames | null;
  readonly placeholder?: string;
  readonly size?: 'normal' | 'tall' | 'large';
  readonly autoFocus?: boolean;
}

/** A text of several lines that grows with what is written. A plain field stands in its place until the editor has loaded. */
export function TextEditor({
  value,
  onChange,
  label,
  names = null,
  placeholder,
  size = 'normal',
  autoFocus = false,
}: TextEditorProps) {
  const field = useFieldControl();
  const invalid = field['aria-invalid'] === true;
  // Who is in the plain field when the editor takes its place goes on there: keys must not fall through to the canvas.
  const [inPlain, setInPlain] = useState(false);
  const shared = {
    value,
    onChange,
    label,
    placeholder,
    id: field.id,
    describedBy: field['aria-describedby'],
    invalid,
  };
  return (
    <div className={cx(styles.frame, size !== 'normal' && styles[size])} data-invalid={invalid || undefined}>
      <PromptView {...shared} names={names} autoFocus={autoFocus || inPlain} onFocusChange={setInPlain} />
    </div>
  );
}
