import type { GatheredItem } from '@parallax/engine';
import { isJsonObject, type Json, jsonObjectSchema } from '@parallax/schema';
import { z } from 'zod';
import { missingEntries, missingEntrySchema } from '../gather/missing.ts';
import { labelColumns } from './label-columns.ts';
import { gatherShape, type Strategy } from './strategy.ts';

export const tableConfigSchema = z.strictObject({ strategy: z.literal('table'), ...gatherShape });
export type TableConfig = z.infer<typeof tableConfigSchema>;

/** A table as a value: every row is an object with some of the columns as keys. */
export const tableSchema = z.strictObject({
  columns: z.array(z.string()),
  rows: z.array(jsonObjectSchema),
  missing: z.array(missingEntrySchema),
});
export type Table = z.infer<typeof tableSchema>;

/** A row for each item: first its label (or one column for each scope that is closed), then the fields of its value. */
export const table: Strategy<TableConfig> = {
  config: tableConfigSchema,
  run: (ctx) =>
    ({ ...buildTable(ctx.items, ctx.path.length), missing: missingEntries(ctx.missing) }) satisfies Table,
};

/** `depth` is the number of scopes that stay open. */
export function buildTable(items: readonly GatheredItem[], depth: number): Pick<Table, 'columns' | 'rows'> {
  const labels = labelColumns(items, depth);
  const columns = new Set<string>(labels.columns);
  const rows = items.map((item, index) => {
    const cells = cellsOf(item.value).map(([name, value]): [string, Json] => [
      freeName(name, labels.columns),
      value,
    ]);
    for (const [name] of cells) columns.add(name);
    return Object.fromEntries([
      ...labels.columns.map((name, at): [string, Json] => [name, labels.rows[index]?.[at] ?? '']),
      ...cells,
    ]);
  });
  return { columns: [...columns], rows };
}

/** The cells of a value: its fields, those of nested objects as `outer.inner`, deeper ones as they are; else one called "value". */
function cellsOf(value: Json): [string, Json][] {
  if (!isJsonObject(value)) return [['value', value]];
  return Object.entries(value).flatMap(([key, member]): [string, Json][] =>
    isJsonObject(member) && Object.keys(member).length > 0
      ? Object.entries(member).map(([inner, cell]): [string, Json] => [`${key}.${inner}`, cell])
      : [[key, member]],
  );
}

function freeName(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? freeName(`${name} (value)`, taken) : name;
}
