import type { Cell } from '@parallax/nodes';
import { ClippedView, type ClippedViewProps } from '../content/clipped-view.tsx';
import { CopyButton } from '../content/copy-button.tsx';
import { plainText } from '../content/plain-text.ts';
import { ValueView } from '../content/value-view.tsx';
import styles from './row-detail.module.css';

export interface DetailField {
  readonly name: string;
  readonly value: Cell;
  /** Of a value of which only the beginning is here. */
  readonly rest?: ClippedViewProps;
}

/** A row with each of its values in full, one under the other. */
export function RowDetail({ title, fields }: { title: string; fields: readonly DetailField[] }) {
  return (
    <div className={styles.root}>
      <h3 className={styles.title}>{title}</h3>
      <dl>
        {fields.filter(isFilled).map(({ name, value, rest }) => (
          <div key={name} className={styles.field}>
            <dt>
              {name}
              {rest === undefined ? (
                <CopyButton label={`Copy ${name}`} text={() => plainText(value ?? null)} />
              ) : null}
            </dt>
            <dd>{rest === undefined ? <ValueView value={value ?? null} /> : <ClippedView {...rest} />}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function isFilled({ value, rest }: DetailField): boolean {
  return rest !== undefined || (value !== undefined && value !== null && value !== '');
}
