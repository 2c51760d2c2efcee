import { ArrowDown, ArrowUp } from 'lucide-react';
import { cx } from '../../ui/cx.ts';
import styles from './data-grid.module.css';
import type { Sorting } from './sort.ts';

interface HeadColumn {
  readonly id: string;
  readonly title: string;
  readonly group?: string | undefined;
  readonly numeric?: boolean;
}

export interface GridHeadProps {
  columns: readonly HeadColumn[];
  sorting: Sorting | null;
  onSort: (column: string) => void;
}

/** The headings of a table: groups over columns where there are groups, and a button to sort by each column. */
export function GridHead({ columns, sorting, onSort }: GridHeadProps) {
  const groups = neighbours(columns);
  const hasGroups = groups.some(({ group }) => group !== undefined);
  return (
    <thead className={cx(styles.head, hasGroups && styles.twoRows)}>
      {hasGroups ? (
        <tr>
          {groups.map(({ group, first, span }) => (
            <th key={first} colSpan={span} scope="colgroup" className={styles.group}>
              {group}
            </th>
          ))}
        </tr>
      ) : null}
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const direction = sorting?.column === column.id ? sorting.direction : undefined;
          const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={direction ?? 'none'}
              className={cx(column.numeric && styles.numeric)}
            >
              <button
                type="button"
                className={styles.sort}
                onClick={() => onSort(column.id)}
                title={column.title}
              >
                <span className={styles.title}>{column.title}</span>
                {direction === undefined ? null : <Arrow aria-hidden />}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** Runs of columns with the same group. */
function neighbours(
  columns: readonly HeadColumn[],
): { group: string | undefined; first: string; span: number }[] {
  const runs: { group: string | undefined; first: string; span: number }[] = [];
  for (const { id, group } of columns) {
    const last = runs.at(-1);
    if (last !== undefined && last.group === group) last.span += 1;
    else runs.push({ group, first: id, span: 1 });
  }
  return runs;
}
