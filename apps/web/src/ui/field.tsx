import { Label } from 'radix-ui';
import { createContext, type ReactNode, useContext, useId, useMemo } from 'react';
import { cx } from './cx.ts';
import styles from './field.module.css';

interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

const FieldContext = createContext<FieldIds | null>(null);

/** What a control inside a `Field` spreads onto its element, so that label, hint and error belong to it. */
export function useFieldControl(): Partial<FieldIds> {
  return useContext(FieldContext) ?? {};
}

export interface FieldProps {
  label: string;
  /** What the value means, in one or two sentences. */
  hint?: ReactNode;
  /** What is wrong and how to mend it. */
  error?: ReactNode;
  /** Puts label and control on one line. */
  inline?: boolean;
  /** Beside the label, e.g. a unit or a small button. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A labelled control with its hint and its error. The control must be one of this folder's, or use `useFieldControl`. */
export function Field({ label, hint, error, inline = false, aside, children }: FieldProps) {
  const id = useId();
  const described = cx(hint != null && `${id}-hint`, error != null && `${id}-error`);
  const invalid = error != null;
  const ids = useMemo<FieldIds>(
    () => ({
      id,
      'aria-describedby': described === '' ? undefined : described,
      'aria-invalid': invalid ? true : undefined,
    }),
    [id, described, invalid],
  );
  return (
    <div className={cx(styles.field, inline && styles.inline)}>
      <div className={styles.head}>
        <Label.Root className={styles.label} htmlFor={id}>
          {label}
        </Label.Root>
        {aside}
      </div>
      <FieldContext value={ids}>{children}</FieldContext>
      {hint == null ? null : (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error == null ? null : (
        <p className={styles.error} id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
