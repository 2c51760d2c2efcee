import type { GatheredItem } from '@parallax/engine';

/** The columns that say which item a row is, and their cells by row. */
export interface LabelColumns {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** How the engine joins the labels of several scopes, and of the source where several edges arrive. */
const JOINT = ' · ';

/**
 * Where several scopes are closed at once, each gets a column, named by the node that opened it; several edges are told apart by
 * a column "source". Otherwise, or where labels cannot be told apart since they hold the joint themselves, one column "item".
 */
export function labelColumns(items: readonly GatheredItem[], depth: number): LabelColumns {
  const openers = items[0]?.path.slice(depth).map((segment) => segment.node) ?? [];
  const hasSources = new Set(items.map((item) => item.edge)).size > 1;
  const columns = hasSources && openers.length > 0 ? ['source', ...openers] : openers;
  const rows = items.map((item) => item.label.split(JOINT));
  const fits =
    columns.length > 1 &&
    new Set(columns).size === columns.length &&
    items.every(
      (item, index) => item.path.length === depth + openers.length && rows[index]?.length === columns.length,
    );
  return fits ? { columns, rows } : { columns: ['item'], rows: items.map((item) => [item.label]) };
}
