import { type CSSProperties, useEffect, useMemo, useRef } from 'react';
import { useRun } from '../../run/hooks.ts';
import { count } from '../../ui/format.ts';
import type { ValueStyle } from '../content/value-view.tsx';
import type { NodeItem } from '../run-data/node-items.ts';
import { useSelectionPart } from '../run-data/use-selection.ts';
import styles from './compare.module.css';
import { CompareCell } from './compare-cell.tsx';
import { createScrollGroup } from './scroll-group.ts';
import { useColumnWindow } from './use-column-window.ts';

/** In pixels: of a column where there are more than fit. */
const COLUMN_WIDTH = 320;

export interface CompareColumnsProps {
  node: string;
  items: readonly NodeItem[];
  labelOf: (item: NodeItem) => string;
  style: ValueStyle;
  together: boolean;
  /** Items that have not begun. */
  waiting: number;
}

/** Items side by side, each in a column that is as high as the dock. */
export function CompareColumns({ node, items, labelOf, style, together, waiting }: CompareColumnsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const over = useRun(({ state }) => state?.endedAt !== undefined);
  const group = useMemo(createScrollGroup, []);
  useEffect(() => group.setTogether(together), [group, together]);
  const reveal = useSelectionPart(({ taskId }) =>
    taskId === null ? -1 : items.findIndex(({ task }) => task === taskId),
  );
  const { isVirtual, indexes, before, after } = useColumnWindow(
    scroller,
    items.length,
    COLUMN_WIDTH,
    reveal,
    items.length + waiting,
  );
  const width: CSSProperties = isVirtual ? { flex: `0 0 ${COLUMN_WIDTH}px` } : { flex: '1 0 280px' };

  return (
    <div className={styles.columns} ref={scroller}>
      {before > 0 ? <div style={{ flex: `0 0 ${before}px` }} /> : null}
      {indexes.map((index) => {
        const item = items[index];
        return item === undefined ? null : (
          <div key={item.key} className={styles.column} style={width} data-column={index}>
            <CompareCell node={node} item={item} label={labelOf(item)} style={style} group={group} />
          </div>
        );
      })}
      {after > 0 ? <div style={{ flex: `0 0 ${after}px` }} /> : null}
      {waiting > 0 ? (
        <p className={styles.waiting}>
          {over ? `${count(waiting)} more were never started` : `${count(waiting)} more not started yet`}
        </p>
      ) : null}
    </div>
  );
}
