import { ArrowLeftToLine, ArrowRightToLine, ChevronDown, Tag, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../../ui/menu.tsx';
import styles from './table-grid.module.css';

/** What can be done with a column. Without `remove` the columns are fixed. */
export interface ColumnActions {
  readonly rename?: (from: string, to: string) => void;
  readonly remove?: (column: string) => void;
  readonly insert?: (at: number) => void;
  /** Makes a column, or none, the one that rows are called by. */
  readonly label?: (column: string) => void;
}

export interface GridHeadProps {
  readonly columns: readonly string[];
  readonly template: string;
  readonly labelColumn: string;
  readonly actions: ColumnActions;
}

/** The names of the columns, each with a menu. */
export function GridHead({ columns, template, labelColumn, actions }: GridHeadProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by hand, which a <table> does not allow.
    // biome-ignore lint/a11y/useFocusableInteractive: its fields are.
    <div role="row" aria-rowindex={1} className={styles.head} style={{ gridTemplateColumns: template }}>
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: it only names the numbers. */}
      <span role="columnheader" aria-colindex={1} className={styles.corner}>
        <span className={styles.hidden}>Row</span>
      </span>
      {columns.map((column, index) => (
        // biome-ignore lint/a11y/useSemanticElements: see above.
        // biome-ignore lint/a11y/useFocusableInteractive: its field is.
        <span key={column} role="columnheader" aria-colindex={index + 2} className={styles.column}>
          {column === labelColumn ? (
            <Tag className={styles.tag} aria-label="Rows are called by this column" />
          ) : null}
          <ColumnName index={index} column={column} taken={columns} rename={actions.rename} />
          {actions.remove === undefined ? null : (
            <ColumnMenu index={index} column={column} isLabel={column === labelColumn} actions={actions} />
          )}
        </span>
      ))}
    </div>
  );
}

interface ColumnNameProps {
  readonly index: number;
  readonly column: string;
  readonly taken: readonly string[];
  readonly rename: ((from: string, to: string) => void) | undefined;
}

/** A column's name takes effect when the field is left: until then it could be the name of another column. */
function ColumnName({ index, column, taken, rename }: ColumnNameProps) {
  const [draft, setDraft] = useState<string | null>(null);
  if (rename === undefined) return <span className={styles.name}>{column}</span>;
  const name = draft?.trim() ?? column;
  const isTaken = name !== column && taken.includes(name);
  const commit = () => {
    if (name !== '' && name !== column && !isTaken) rename(column, name);
    setDraft(null);
  };
  return (
    <input
      className={styles.name}
      aria-label={`Name of column ${index + 1}`}
      aria-invalid={isTaken || undefined}
      title={isTaken ? `There is a column called "${name}" already.` : column}
      value={draft ?? column}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') commit();
        else if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}

interface ColumnMenuProps {
  readonly index: number;
  readonly column: string;
  readonly isLabel: boolean;
  readonly actions: ColumnActions;
}

function ColumnMenu({ index, column, isLabel, actions: { label, insert, remove } }: ColumnMenuProps) {
  return (
    <Menu
      align="end"
      trigger={
        <IconButton size="small" icon={ChevronDown} label={`Column ${column}`} className={styles.menu} />
      }
    >
      <MenuItem icon={Tag} onSelect={() => label?.(isLabel ? '' : column)}>
        {isLabel ? 'Call rows by their number' : 'Call rows by this column'}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={ArrowLeftToLine} onSelect={() => insert?.(index)}>
        Insert column before
      </MenuItem>
      <MenuItem icon={ArrowRightToLine} onSelect={() => insert?.(index + 1)}>
        Insert column after
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={Trash2} danger onSelect={() => remove?.(column)}>
        Remove column
      </MenuItem>
    </Menu>
  );
}
