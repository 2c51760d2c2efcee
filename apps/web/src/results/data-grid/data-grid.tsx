import type { Cell } from '@parallax/nodes';
import { useVirtualizer } from '@tanstack/react-virtual';
import { X } from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './data-grid.module.css';
import { GridHead } from './grid-head.tsx';
import { previewOf } from './json-columns.ts';
import { nextSorting, type Sorting, sortRows } from './sort.ts';

const ROW_HEIGHT = 32;
/** Fewer rows than this are all drawn, so that the browser's own search finds them. */
const VIRTUAL_FROM = 200;

export interface DataColumn<R> {
  readonly id: string;
  readonly title: string;
  /** Neighbours with the same group stand under one heading. */
  readonly group?: string | undefined;
  /** Numbers: right-aligned. */
  readonly numeric?: boolean;
  /** In pixels. */
  readonly width: number;
  /** For sorting and copying. */
  readonly value: (row: R) => Cell;
  /** What is drawn; by default the value on one line. */
  readonly render?: (row: R) => ReactNode;
}

export interface DataGridProps<R> {
  label: string;
  columns: readonly DataColumn<R>[];
  rows: readonly R[];
  keyOf: (row: R) => string;
  /** Everything about the row that was chosen, beside the table. */
  detail?: (row: R) => ReactNode;
  /** Told when a row is chosen. */
  onChoose?: (row: R) => void;
}

/** A table with sticky headings that sorts by column and draws only the rows in view. */
export function DataGrid<R>({ label, columns, rows, keyOf, detail, onChoose }: DataGridProps<R>) {
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);

  const sorted = useMemo(() => {
    const column = columns.find((each) => each.id === sorting?.column);
    return sorting === null || column === undefined ? rows : sortRows(rows, column.value, sorting.direction);
  }, [rows, columns, sorting]);

  const isVirtual = sorted.length >= VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 16,
    enabled: isVirtual,
  });
  const window = virtualizer.getVirtualItems();
  const first = isVirtual ? (window[0]?.index ?? 0) : 0;
  const end = isVirtual ? (window.at(-1)?.index ?? -1) + 1 : sorted.length;

  const chosenRow = chosen === null ? undefined : sorted.find((row) => keyOf(row) === chosen);
  const choose = (row: R) => {
    setChosen(keyOf(row));
    onChoose?.(row);
  };
  const canChoose = detail !== undefined || onChoose !== undefined;
  const flexible = useMemo(() => flexibleColumns(columns), [columns]);
  const width = columns.reduce((sum, column) => sum + column.width, 0);

  return (
    <div className={styles.root}>
      <div className={styles.scroller} ref={scroller}>
        <table
          className={styles.table}
          aria-label={label}
          aria-rowcount={sorted.length + 1}
          style={{ minWidth: width }}
        >
          <colgroup>
            {columns.map((column) => (
              <col key={column.id} style={flexible.has(column.id) ? {} : { width: column.width }} />
            ))}
          </colgroup>
          <GridHead
            columns={columns}
            sorting={sorting}
            onSort={(id) => setSorting(nextSorting(sorting, id))}
          />
          <tbody>
            <Spacer height={first * ROW_HEIGHT} />
            {sorted.slice(first, end).map((row, offset) => (
              <tr
                key={keyOf(row)}
                aria-rowindex={first + offset + 2}
                aria-current={keyOf(row) === chosen ? 'true' : undefined}
                className={cx(canChoose && styles.choosable)}
                onClick={canChoose ? () => choose(row) : undefined}
              >
                {columns.map((column, at) => {
                  const content = column.render?.(row) ?? previewOf(column.value(row));
                  const className = cx(styles.cell, column.numeric && styles.numeric);
                  if (at > 0)
                    return (
                      <td key={column.id} className={className}>
                        {content}
                      </td>
                    );
                  return (
                    <th key={column.id} scope="row" className={className}>
                      {canChoose ? (
                        <button type="button" className={styles.rowButton}>
                          {content}
                        </button>
                      ) : (
                        content
                      )}
                    </th>
                  );
                })}
              </tr>
            ))}
            <Spacer height={(sorted.length - end) * ROW_HEIGHT} />
          </tbody>
        </table>
      </div>
      {detail !== undefined && chosenRow !== undefined ? (
        <aside className={styles.detail} aria-label="The chosen row in full">
          <div className={styles.close}>
            <IconButton size="small" icon={X} label="Close" onClick={() => setChosen(null)} />
          </div>
          {detail(chosenRow)}
        </aside>
      ) : null}
    </div>
  );
}

/** The columns that take the room that is left: the widest ones with text. */
function flexibleColumns(
  columns: readonly { id: string; width: number; numeric?: boolean }[],
): ReadonlySet<string> {
  const texts = columns.filter(({ numeric }) => numeric !== true);
  const widest = Math.max(...texts.map(({ width }) => width));
  return new Set(texts.filter(({ width }) => width === widest).map(({ id }) => id));
}

function Spacer({ height }: { height: number }) {
  return height <= 0 ? null : <tr aria-hidden style={{ height }} />;
}
