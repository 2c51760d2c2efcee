import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { ValueStyle } from '../content/value-view.tsx';
import { gridByScope } from '../run-data/grid.ts';
import type { Labels } from '../run-data/labels.ts';
import type { NodeItem } from '../run-data/node-items.ts';
import { useSelectionPart } from '../run-data/use-selection.ts';
import styles from './compare.module.css';
import { CompareCell } from './compare-cell.tsx';
import { useColumnWindow } from './use-column-window.ts';

/** In pixels. */
const COLUMN_WIDTH = 360;
const LEAST_WIDTH = 280;
const ROW_GUESS = 240;

export interface CompareGridProps {
  node: string;
  items: readonly NodeItem[];
  /** Which scope gives the columns, counted from the outermost; the others give the rows. */
  depth: number;
  labels: Labels;
  labelOf: (item: NodeItem) => string;
  style: ValueStyle;
}

/** Items of nested scopes as a grid, e.g. inputs and prompts down, models across. It scrolls as a whole, so rows stay in line. */
export function CompareGrid({ node, items, depth, labels, labelOf, style }: CompareGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useMemo(() => gridByScope(items, depth), [items, depth]);
  const selectedTask = useSelectionPart(({ taskId }) => taskId);
  const revealRow = grid.rows.findIndex(({ cells }) => cells.some((cell) => cell?.task === selectedTask));
  const revealColumn = grid.rows[revealRow]?.cells.findIndex((cell) => cell?.task === selectedTask) ?? -1;
  const { isVirtual, indexes, before, after } = useColumnWindow(
    scroller,
    grid.columns.length,
    COLUMN_WIDTH,
    revealColumn,
  );
  const rows = useVirtualizer({
    count: grid.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_GUESS,
    overscan: 3,
    getItemKey: (index) => grid.rows[index]?.key ?? index,
  });
  useEffect(() => {
    if (revealRow >= 0) rows.scrollToIndex(revealRow, { align: 'auto' });
  }, [revealRow, rows]);

  const width = isVirtual ? { flex: `0 0 ${COLUMN_WIDTH}px` } : { flex: '1 1 0' };
  const room = (pixels: number) => (pixels > 0 ? <div style={{ flex: `0 0 ${pixels}px` }} /> : null);
  const outer = (index: number) => {
    const path = grid.rows[index]?.example ?? [];
    return path.flatMap((_, at) => (at === depth ? [] : [labels.segment(path, at)])).join(' · ');
  };
  const window = rows.getVirtualItems();

  return (
    <div className={styles.grid} ref={scroller}>
      <div style={{ minWidth: grid.columns.length * (isVirtual ? COLUMN_WIDTH : LEAST_WIDTH) }}>
        <div className={styles.gridHead}>
          {room(before)}
          {indexes.map((index) => (
            <div key={index} className={styles.gridTitle} style={width} data-column={index}>
              {labels.segment(grid.columns[index]?.example ?? [], depth)}
            </div>
          ))}
          {room(after)}
        </div>
        <div style={{ height: window[0]?.start ?? 0 }} />
        {window.map(({ index, key }) => (
          <section
            key={key}
            className={styles.gridRow}
            data-index={index}
            ref={rows.measureElement}
            aria-label={outer(index)}
          >
            <h3 className={styles.rowTitle}>
              <span>{outer(index)}</span>
            </h3>
            <div className={styles.gridCells}>
              {room(before)}
              {indexes.map((at) => {
                const item = grid.rows[index]?.cells[at];
                return (
                  <div key={grid.columns[at]?.key} className={styles.gridCell} style={width}>
                    {item === undefined ? null : (
                      <CompareCell node={node} item={item} label={labelOf(item)} style={style} isInGrid />
                    )}
                  </div>
                );
              })}
              {room(after)}
            </div>
          </section>
        ))}
        <div style={{ height: Math.max(0, rows.getTotalSize() - (window.at(-1)?.end ?? 0)) }} />
      </div>
    </div>
  );
}
