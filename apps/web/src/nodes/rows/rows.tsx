import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import styles from './rows.module.css';

/** Up to this many rows stand in the form itself; more get a place of their own that scrolls and renders what is in view. */
const PLAIN_ROWS = 24;

export interface RowsProps {
  readonly label: string;
  readonly count: number;
  /** About the height of a row, in pixels. */
  readonly estimate: number;
  readonly row: (index: number) => ReactNode;
}

/** The rows of a list of any length. */
export function Rows({ label, count, estimate, row }: RowsProps) {
  if (count > PLAIN_ROWS) return <VirtualRows label={label} count={count} estimate={estimate} row={row} />;
  return (
    <ul className={styles.list} aria-label={label}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
        <li key={index}>{row(index)}</li>
      ))}
    </ul>
  );
}

function VirtualRows({ label, count, estimate, row }: RowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    gap: 8,
    overscan: 6,
  });
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul className={styles.virtual} aria-label={label} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <li
            key={index}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={count}
            aria-posinset={index + 1}
            className={styles.placed}
            style={{ transform: `translateY(${start}px)` }}
          >
            {row(index)}
          </li>
        ))}
      </ul>
    </div>
  );
}
