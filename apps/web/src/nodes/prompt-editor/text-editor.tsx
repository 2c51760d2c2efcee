import { lazy, Suspense } from 'react';
import { cx } from '../../ui/cx.ts';
import { useFieldControl } from '../../ui/field.tsx';
import styles from '../code-mirror/frame.module.css';
import type { PromptNames } from './name-state.ts';

const PromptView = lazy(() => import('./prompt-view.tsx'));

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
  return (
    <div className={cx(styles.frame, size !== 'normal' && styles[size])} data-invalid={invalid || undefined}>
      <Suspense
        fallback={
          <textarea
            {...field}
            className={styles.plain}
            aria-label={label}
            value={value}
            placeholder={placeholder}
            onChange={(event) => onChange(event.target.value)}
          />
        }
      >
        <PromptView
          value={value}
          onChange={onChange}
          names={names}
          label={label}
          placeholder={placeholder}
          id={field.id}
          describedBy={field['aria-describedby']}
          invalid={invalid}
          autoFocus={autoFocus}
        />
      </Suspense>
    </div>
  );
}
