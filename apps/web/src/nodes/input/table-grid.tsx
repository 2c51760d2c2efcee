import { useVirtualizer } from '@tanstack/react-virtual';
import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import { cellOf, cellText, editedCell, type Row } from '../data/table.ts';
import { removeAt, replaceAt } from '../rows/moves.ts';
import styles from './table-grid.module.css';

const ROW_HEIGHT = 32;
const HEAD_HEIGHT = 33;
const MAX_HEIGHT = 420;
/** Of a column at least; with the number before and the button after, in pixels. */
const COLUMN_WIDTH = 116;
const EDGES_WIDTH = 68;

export interface TableGridProps {
  readonly rows: readonly Row[];
  readonly columns: readonly string[];
  readonly onChange: (rows: readonly Row[]) => void;
  readonly onRenameColumn: (from: string, to: string) => void;
  readonly onRemoveColumn: (column: string) => void;
}

/** A grid of cells that are edited in place. Only the rows in view are rendered. */
export function TableGrid({ rows, columns, onChange, onRenameColumn, onRemoveColumn }: TableGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const height = Math.min(MAX_HEIGHT, HEAD_HEIGHT + rows.length * ROW_HEIGHT + 12);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    scrollMargin: HEAD_HEIGHT,
    overscan: 8,
  });
  const template = `40px repeat(${columns.length}, minmax(${COLUMN_WIDTH}px, 1fr)) 28px`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by hand, which a <table> does not allow.
    <div
      ref={scroller}
      className={styles.scroller}
      role="table"
      aria-label="Rows"
      aria-rowcount={rows.length}
      style={{ height }}
    >
      <div
        className={styles.body}
        style={{
          height: HEAD_HEIGHT + virtual.getTotalSize(),
          minWidth: EDGES_WIDTH + columns.length * COLUMN_WIDTH,
        }}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: its cells are. */}
        <div role="row" className={styles.head} style={{ gridTemplateColumns: template }}>
          <span />
          {columns.map((column, index) => (
            <ColumnHead
              key={column}
              index={index}
              column={column}
              taken={columns}
              onRename={(to) => onRenameColumn(column, to)}
              onRemove={() => onRemoveColumn(column)}
            />
          ))}
          <span />
        </div>
        {virtual.getVirtualItems().map(({ index, start }) => (
          // biome-ignore lint/a11y/useSemanticElements: see above.
          // biome-ignore lint/a11y/useFocusableInteractive: its cells are.
          <div
            key={index}
            role="row"
            aria-rowindex={index + 1}
            className={styles.row}
            style={{ gridTemplateColumns: template, transform: `translateY(${start}px)` }}
          >
            <span className={styles.number}>{index + 1}</span>
            {columns.map((column) => (
              <input
                key={column}
                className={styles.cell}
                aria-label={`Row ${index + 1}, ${column}`}
                value={cellText(cellOf(rows[index], column))}
                onChange={(event) => {
                  const row = rows[index] ?? {};
                  onChange(
                    replaceAt(rows, index, {
                      ...row,
                      [column]: editedCell(event.target.value, cellOf(row, column)),
                    }),
                  );
                }}
              />
            ))}
            <IconButton
              size="small"
              icon={X}
              label={`Remove row ${index + 1}`}
              onClick={() => onChange(removeAt(rows, index))}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

interface ColumnHeadProps {
  readonly index: number;
  readonly column: string;
  readonly taken: readonly string[];
  readonly onRename: (to: string) => void;
  readonly onRemove: () => void;
}

/** A column's name takes effect when the field is left: until then it could be the name of another column. */
function ColumnHead({ index, column, taken, onRename, onRemove }: ColumnHeadProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const name = draft?.trim() ?? '';
    if (name !== '' && name !== column && !taken.includes(name)) onRename(name);
    setDraft(null);
  };
  return (
    <span className={styles.column}>
      <input
        className={styles.name}
        aria-label={`Name of column ${index + 1}`}
        value={draft ?? column}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      <IconButton size="small" icon={X} label={`Remove column ${column}`} onClick={onRemove} />
    </span>
  );
}
