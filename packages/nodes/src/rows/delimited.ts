import type { Json } from '@parallax/schema';

/** One cell of a copied table. */
export type Cell = Json | undefined;

/** What a spreadsheet may take for the beginning of a formula, also in its full-width forms and after blanks. */
const formula = /^[\s\0]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;
const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** A cell as text. A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers. */
export function cellText(cell: Cell): string {
  if (cell === undefined || cell === null) return '';
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  const text = typeof cell === 'string' ? cell : JSON.stringify(cell);
  return formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** Rows as CSV (RFC 4180, CRLF) or as tab-separated text, which spreadsheets take from the clipboard. */
export function toDelimited(rows: readonly (readonly Cell[])[], delimiter: ',' | '\t'): string {
  return rows.map((row) => row.map((cell) => quoted(cellText(cell), delimiter)).join(delimiter)).join('\r\n');
}

function quoted(text: string, delimiter: string): string {
  const needsQuotes = text.includes(delimiter) || /["\r\n]/.test(text);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}
