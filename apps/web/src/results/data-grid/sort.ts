import type { Cell } from '@parallax/nodes';

export type Direction = 'ascending' | 'descending';

/** Which column a table is sorted by; null is the order that it came in. */
export interface Sorting {
  readonly column: string;
  readonly direction: Direction;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The next sorting when a column's heading is pressed: ascending, descending, as it came. */
export function nextSorting(sorting: Sorting | null, column: string): Sorting | null {
  if (sorting?.column !== column) return { column, direction: 'ascending' };
  return sorting.direction === 'ascending' ? { column, direction: 'descending' } : null;
}

/** Sorted rows, stable in both directions. Numbers by size, before texts; texts as people sort them; empty cells always last. */
export function sortRows<R>(rows: readonly R[], cellOf: (row: R) => Cell, direction: Direction): R[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const keyed = rows.map((row) => ({ row, key: sortKey(cellOf(row)) }));
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined)
      return Number(a.key === undefined) - Number(b.key === undefined);
    return sign * compareKeys(a.key, b.key);
  });
  return keyed.map(({ row }) => row);
}

function sortKey(cell: Cell): number | string | undefined {
  if (cell === undefined || cell === null || cell === '') return undefined;
  if (typeof cell === 'number') return Number.isNaN(cell) ? undefined : cell;
  return typeof cell === 'string' ? cell : JSON.stringify(cell);
}

function compareKeys(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number') return -1;
  return typeof b === 'number' ? 1 : collator.compare(a, b);
}
