import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'react';
import { cx } from './cx.ts';
import { useFieldControl } from './field.tsx';
import styles from './input.module.css';

export interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  value: string;
  onChange: (value: string) => void;
  mono?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** One line of text. */
export function TextInput({ value, onChange, mono = false, className, ...rest }: TextInputProps) {
  const field = useFieldControl();
  return (
    <input
      type="text"
      spellCheck={false}
      autoComplete="off"
      {...field}
      {...rest}
      className={cx(styles.input, mono && styles.mono, className)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export interface TextAreaProps
  extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'> {
  value: string;
  onChange: (value: string) => void;
  mono?: boolean;
}

/** Several lines of plain text. Prompts have their own editor. */
export function TextArea({ value, onChange, mono = false, className, ...rest }: TextAreaProps) {
  const field = useFieldControl();
  return (
    <textarea
      rows={3}
      {...field}
      {...rest}
      className={cx(styles.input, styles.area, mono && styles.mono, className)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
