import { Columns3, Plus, Rows3, Trash2 } from 'lucide-react';
import { type ReactNode, useCallback, useRef } from 'react';
import { Button } from '../../../ui/button.tsx';
import { count, counted } from '../../../ui/format.ts';
import { insertColumn, insertRows, removeRows, type Table } from '../../data/block.ts';
import rows from '../../rows/rows.module.css';
import type { ColumnActions } from './grid-head.tsx';
import { type GridView, TableGrid } from './table-grid.tsx';
import { useGrid } from './use-grid.ts';

export interface GridPanelProps {
  readonly label: string;
  /** What one row is called: "row", "item". */
  readonly noun: string;
  readonly table: Table;
  readonly onChange: (table: Table) => void;
  readonly columnActions: ColumnActions;
  readonly labelColumn: string;
  readonly fill?: boolean;
  /** Further buttons. */
  readonly children?: ReactNode;
}

/** A grid with its buttons, which act on the rows that are selected. */
export function GridPanel({
  label,
  noun,
  table,
  onChange,
  columnActions,
  labelColumn,
  fill = false,
  children,
}: GridPanelProps) {
  const view = useRef<GridView>({ reveal: () => undefined, page: () => 1, focus: () => undefined });
  const onView = useCallback((next: GridView) => {
    view.current = next;
  }, []);
  const grid = useGrid({
    table,
    onChange,
    reveal: (row) => view.current.reveal(row),
    page: () => view.current.page(),
  });
  const { block } = grid;
  const isFixed = columnActions.insert === undefined;
  const add = () => {
    const at = block === null ? table.rows.length : block.bottom + 1;
    onChange(insertRows(table, at));
    grid.select({ active: { row: at, column: 0 }, anchor: { row: at, column: 0 } });
    view.current.focus();
  };
  return (
    <>
      {table.columns.length === 0 ? null : (
        <TableGrid
          label={label}
          table={table}
          grid={grid}
          onView={onView}
          columnActions={columnActions}
          labelColumn={labelColumn}
          fill={fill}
        />
      )}
      <div className={rows.bar}>
        <Button size="small" icon={block === null ? Plus : Rows3} onClick={add}>
          {block === null ? `Add ${noun}` : `Insert below ${noun} ${count(block.bottom + 1)}`}
        </Button>
        {isFixed ? null : (
          <Button
            size="small"
            icon={Columns3}
            onClick={() => onChange(insertColumn(table, table.columns.length))}
          >
            Add column
          </Button>
        )}
        {block === null ? null : (
          <Button
            size="small"
            icon={Trash2}
            onClick={() => {
              onChange(removeRows(table, block.top, block.bottom));
              view.current.focus();
            }}
          >
            Remove{' '}
            {block.top === block.bottom
              ? `${noun} ${count(block.top + 1)}`
              : counted(block.bottom - block.top + 1, noun)}
          </Button>
        )}
        {children}
      </div>
    </>
  );
}
