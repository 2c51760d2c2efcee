import type { Cell } from '@parallax/nodes';
import type { Json } from '@parallax/schema';
import { ValueView } from '../content/value-view.tsx';
import styles from './row-detail.module.css';

export interface DetailField {
  readonly name: string;
  readonly value: Cell;
}

/** A row with each of its values in full, one under the other. */
export function RowDetail({ title, fields }: { title: string; fields: readonly DetailField[] }) {
  return (
    <div className={styles.root}>
      <h3 className={styles.title}>{title}</h3>
      <dl>
        {fields.filter(isFilled).map(({ name, value }) => (
          <div key={name} className={styles.field}>
            <dt>{name}</dt>
            <dd>
              <ValueView value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function isFilled(field: DetailField): field is { name: string; value: Json } {
  return field.value !== undefined && field.value !== null && field.value !== '';
}
