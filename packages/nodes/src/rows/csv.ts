import { isJsonObject } from '@parallax/schema';
import { toDelimited } from './delimited.ts';
import type { OutputRow } from './rows.ts';

/** Outputs as CSV. Objects get a column for each of their keys; everything else is in the column `value`. */
export function rowsToCsv(rows: readonly OutputRow[]): string {
  const keys = new Set(rows.flatMap(({ value }) => (isJsonObject(value) ? Object.keys(value) : [])));
  const isPlain = rows.length === 0 || rows.some(({ value }) => !isJsonObject(value));
  const lines = rows.map(({ output, path, label, value }) => [
    output,
    path,
    label,
    ...(isPlain ? [isJsonObject(value) ? null : value] : []),
    ...[...keys].map((key) => (isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : null)),
  ]);
  const header = ['output', 'path', 'label', ...(isPlain ? ['value'] : []), ...keys];
  return `${toDelimited([header, ...lines], ',')}\r\n`;
}
