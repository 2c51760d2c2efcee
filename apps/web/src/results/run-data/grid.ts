import { comparePaths, type Path, pathKey } from '@parallax/schema';

/** Something with a place in the scopes of a run. */
export interface Placed {
  readonly path: Path;
}

/** Items laid out in rows and columns. `cells` has one entry a column in every row; an item that is not there yet is undefined. */
export interface PathGrid<T extends Placed> {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow<T>[];
}

export interface GridColumn {
  readonly key: string;
  /** The path of some item in this column, by which the column is named. */
  readonly example: Path;
}

export interface GridRow<T extends Placed> {
  readonly key: string;
  readonly example: Path;
  readonly cells: readonly (T | undefined)[];
}

/**
 * Lays items of one node out: the scope at `depth` gives the columns, all the other scopes together the rows. Every item is in exactly
 * one cell; rows and columns are in path order.
 */
export function gridByScope<T extends Placed>(items: readonly T[], depth: number): PathGrid<T> {
  const columns = new Map<number, GridColumn>();
  const rows = new Map<string, { example: Path; cells: Map<number, T> }>();
  for (const item of [...items].sort((a, b) => comparePaths(a.path, b.path))) {
    const index = item.path[depth]?.index ?? 0;
    if (!columns.has(index)) columns.set(index, { key: String(index), example: item.path });
    const key = pathKey(item.path.filter((_, at) => at !== depth));
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { example: item.path, cells: new Map([[index, item]]) });
    else row.cells.set(index, item);
  }
  const order = [...columns.keys()].sort((a, b) => a - b);
  return {
    columns: order.flatMap((index) => columns.get(index) ?? []),
    rows: [...rows].map(([key, row]) => ({
      key,
      example: row.example,
      cells: order.map((index) => row.cells.get(index)),
    })),
  };
}

/** The nodes that opened the scopes of a path, outermost first. */
export function scopesOf(path: Path): string[] {
  return path.map((segment) => segment.node);
}
