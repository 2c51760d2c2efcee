import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { cx } from '../../../ui/cx.ts';
import type { Table } from '../../data/block.ts';
import { cellOf, cellText } from '../../data/table.ts';
import { CellEditor } from './cell-editor.tsx';
import { type ColumnActions, GridHead } from './grid-head.tsx';
import { selectCell } from './selection.ts';
import styles from './table-grid.module.css';
import type { Grid } from './use-grid.ts';

const ROW_HEIGHT = 32;
const HEAD_HEIGHT = 33;
/** Of a column at least, and of the numbers before, in pixels. */
const COLUMN_WIDTH = 132;
const NUMBER_WIDTH = 52;

export interface TableGridProps {
  readonly label: string;
  readonly table: Table;
  readonly grid: Grid;
  /** The element that scrolls, for whoever brings rows into view. */
  readonly onView: (view: GridView) => void;
  readonly columnActions: ColumnActions;
  /** The column that rows are called by. */
  readonly labelColumn: string;
  /** The grid takes the height that there is, in place of growing up to a height of its own. */
  readonly fill?: boolean;
}

export interface GridView {
  readonly reveal: (row: number) => void;
  readonly page: () => number;
  readonly focus: () => void;
}

/** A grid of cells with the hands of a spreadsheet. Only the rows in view are rendered. */
export function TableGrid({
  label,
  table,
  grid,
  onView,
  columnActions,
  labelColumn,
  fill = false,
}: TableGridProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, columns } = table;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    overscan: 10,
  });
  useEffect(() => {
    onView({
      reveal: (row) => virtual.scrollToIndex(row),
      page: () =>
        Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD_HEIGHT) / ROW_HEIGHT) - 1),
      focus: () => scroller.current?.focus({ preventScroll: true }),
    });
  }, [onView, virtual]);
  const { selection, block, editing } = grid;
  const template = `${NUMBER_WIDTH}px repeat(${columns.length}, minmax(${COLUMN_WIDTH}px, 1fr))`;
  const cellId = (row: number, column: number) => `${id}-${row}-${column}`;
  const leaveEditor = (to: Parameters<Grid['leave']>[1]) => {
    if (editing !== null) grid.leave(editing, to);
    if (to !== 'stay') scroller.current?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys in the head are its own.
    if (event.target === scroller.current) grid.onKeyDown(event);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by hand, which a <table> does not allow.
    <div
      ref={scroller}
      className={cx(styles.scroller, fill && styles.fill)}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-activedescendant={
        selection === null ? undefined : cellId(selection.active.row, selection.active.column)
      }
      tabIndex={0}
      onFocus={(event) => {
        if (event.target === scroller.current && selection === null && rows.length > 0)
          grid.setChosen(selectCell({ row: 0, column: 0 }));
      }}
      onKeyDown={onKeyDown}
      onCopy={(event) => event.target === scroller.current && grid.onCopy(event)}
      onCut={(event) => event.target === scroller.current && grid.onCopy(event, true)}
      onPaste={(event) => event.target === scroller.current && grid.onPaste(event)}
    >
      <div
        className={styles.body}
        style={{
          height: HEAD_HEIGHT + virtual.getTotalSize(),
          minWidth: NUMBER_WIDTH + columns.length * COLUMN_WIDTH,
        }}
      >
        <GridHead columns={columns} template={template} labelColumn={labelColumn} actions={columnActions} />
        {virtual.getVirtualItems().map(({ index: row, start }) => (
          // biome-ignore lint/a11y/useSemanticElements: see above.
          // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell.
          <div
            key={row}
            role="row"
            aria-rowindex={row + 2}
            className={styles.row}
            style={{ gridTemplateColumns: template, transform: `translateY(${start}px)` }}
          >
            {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: see above. */}
            <div
              role="rowheader"
              aria-colindex={1}
              className={cx(
                styles.number,
                block !== null && row >= block.top && row <= block.bottom && styles.inBlock,
              )}
              onPointerDown={(event) => {
                event.preventDefault();
                scroller.current?.focus({ preventScroll: true });
                const anchorRow = event.shiftKey ? (selection?.anchor.row ?? row) : row;
                grid.setChosen({
                  anchor: { row: anchorRow, column: 0 },
                  active: { row, column: columns.length - 1 },
                });
              }}
            >
              {row + 1}
            </div>
            {columns.map((name, column) => {
              const text = cellText(cellOf(rows[row], name));
              const isActive = selection?.active.row === row && selection.active.column === column;
              const isChosen =
                block !== null &&
                row >= block.top &&
                row <= block.bottom &&
                column >= block.left &&
                column <= block.right;
              const isEdited = editing?.row === row && editing.column === column;
              return (
                // biome-ignore lint/a11y/useSemanticElements: see above.
                // biome-ignore lint/a11y/useFocusableInteractive: see above.
                <div
                  key={name}
                  id={cellId(row, column)}
                  role="gridcell"
                  aria-colindex={column + 2}
                  aria-selected={isChosen}
                  className={cx(styles.cell, isChosen && styles.chosen, isActive && styles.active)}
                  title={text.length > 16 && !isEdited ? text.slice(0, 600) : undefined}
                  onPointerDown={(event) => {
                    if (isEdited || event.button !== 0) return;
                    event.preventDefault();
                    scroller.current?.focus({ preventScroll: true });
                    const place = { row, column };
                    grid.setChosen(
                      event.shiftKey && selection !== null
                        ? { anchor: selection.anchor, active: place }
                        : selectCell(place),
                    );
                  }}
                  onPointerEnter={(event) => {
                    if (event.buttons === 1 && selection !== null && editing === null)
                      grid.setChosen({ anchor: selection.anchor, active: { row, column } });
                  }}
                  onDoubleClick={() => grid.edit({ row, column }, null)}
                >
                  {isEdited ? (
                    <CellEditor
                      label={`Row ${row + 1}, ${name}`}
                      text={editing.typed ?? text}
                      selectAll={editing.typed === null}
                      onCommit={(next) => grid.commit({ row, column }, next)}
                      onLeave={leaveEditor}
                      onCancel={() => {
                        grid.setEditing(null);
                        scroller.current?.focus({ preventScroll: true });
                      }}
                    />
                  ) : (
                    text.slice(0, 200)
                  )}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
