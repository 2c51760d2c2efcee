import { isJsonObject, type Json } from '@parallax/schema';
import type { Row } from './rows.ts';

/** CSV (RFC 4180). Objects get a column for each of their keys; everything else is in the column `value`. */
export function toCsv(rows: readonly Row[]): string {
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
  return [header, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

/** A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV injection"); numbers stay numbers. */
function cell(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
