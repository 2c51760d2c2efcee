import { useState } from 'react';
import { useFieldControl } from './field.tsx';
import styles from './input.module.css';

export interface NumberInputProps {
  /** Undefined is "not set": the field is empty and shows the placeholder. */
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  min?: number;
  max?: number;
  step?: number;
  /** Shown inside, at the end: "ms", "tokens". */
  unit?: string;
  placeholder?: string;
  disabled?: boolean;
  'aria-label'?: string;
}

/**
 * A number that may be unset. What is typed is reported as soon as it is a number, also outside of `min` and `max`: the owner decides
 * whether to take it. Until the field is left it shows what was typed, taken or not; a change from elsewhere (an undo) wins over that.
 */
export function NumberInput({ value, onChange, unit, ...rest }: NumberInputProps) {
  const field = useFieldControl();
  const [draft, setDraft] = useState<{ text: string; over: number | undefined } | null>(null);
  const current = draft !== null && (value === draft.over || value === parse(draft.text));
  const shown = current ? draft.text : (value?.toString() ?? '');
  const change = (text: string) => {
    setDraft({ text, over: value });
    const next = parse(text);
    if (next !== null && next !== value) onChange(next);
  };
  return (
    <span className={styles.number}>
      <input
        type="number"
        inputMode="decimal"
        autoComplete="off"
        {...field}
        {...rest}
        className={styles.input}
        value={shown}
        onChange={(event) => change(event.target.value)}
        onBlur={() => setDraft(null)}
      />
      {unit === undefined ? null : (
        <span className={styles.unit} aria-hidden>
          {unit}
        </span>
      )}
    </span>
  );
}

/** `undefined` for an empty field, `null` for text that is no number. */
function parse(text: string): number | undefined | null {
  if (text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
