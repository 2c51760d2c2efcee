import type { ReactNode } from 'react';
import styles from './form.module.css';
import { type NodeForm, problemAt, warningAt } from './node-form.ts';

/** What stands below a field of the config: the hint, with a warning where there is one, and what is wrong. */
export function notesAt(
  form: NodeForm,
  hint: ReactNode,
  ...path: readonly (string | number)[]
): { hint: ReactNode; error: ReactNode } {
  const warning = warningAt(form, ...path);
  const error = problemAt(form, ...path);
  if (warning === undefined) return { hint, error };
  return {
    hint: (
      <>
        {hint} <span className={styles.warning}>{warning}</span>
      </>
    ),
    error,
  };
}
