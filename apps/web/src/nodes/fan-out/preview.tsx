import { useMemo } from 'react';
import { count, counted } from '../../ui/format.ts';
import type { FormProps } from '../form/node-form.ts';
import { previewOf } from './branches.ts';
import styles from './preview.module.css';

/** How many branches the present config gives, and what the first are called. */
export function BranchPreview({ form }: FormProps) {
  const { config, inputs } = form;
  const preview = useMemo(
    () =>
      previewOf(
        config,
        inputs.find((input) => input.port === 'input'),
      ),
    [config, inputs],
  );
  if (preview === null) return null;
  if (preview.type !== 'branches') {
    return <p className={preview.type === 'problem' ? styles.problem : styles.note}>{preview.message}</p>;
  }
  const rest = preview.count - preview.labels.length;
  return (
    <section className={styles.preview} aria-label="Preview">
      <h3 className={styles.title}>
        Would give {counted(preview.count, 'item')}
        {preview.each === undefined || preview.each === '' ? '' : ` for ${preview.each}`}
      </h3>
      <ol className={styles.labels}>
        {preview.labels.map((label, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: branches have no identity but their place.
          <li key={index} className={styles.label}>
            {label}
          </li>
        ))}
        {rest > 0 ? <li className={styles.note}>and {count(rest)} more</li> : null}
      </ol>
    </section>
  );
}
