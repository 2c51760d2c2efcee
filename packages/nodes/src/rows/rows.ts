import { isJsonObject, type Json, type JsonObject, pathKey, type RunOutputs } from '@parallax/schema';
import { tableSchema } from '../reduce/table.ts';

/** One value that an output node collected, as files and exports list it. A table is one row for each of its own. */
export interface OutputRow {
  /** The id of the output node. */
  readonly output: string;
  readonly path: string;
  readonly label: string;
  readonly value: Json;
}

/** The outputs of a run, a row per item, in the order of the outputs' items. */
export function outputRows(outputs: RunOutputs): OutputRow[] {
  return Object.entries(outputs).flatMap(([output, items]) =>
    items.flatMap(({ path, label = '', value }) =>
      (tableRows(value) ?? [value]).map((part) => ({ output, path: pathKey(path), label, value: part })),
    ),
  );
}

/** The rows of a table: a list of objects, or what a reduce node with the strategy `table` gives. */
export function tableRows(value: Json): readonly JsonObject[] | undefined {
  const table = tableSchema.safeParse(value);
  if (table.success) return table.data.rows;
  const isTable = Array.isArray(value) && value.length > 0 && value.every((row: Json) => isJsonObject(row));
  return isTable ? value.filter((row) => isJsonObject(row)) : undefined;
}
