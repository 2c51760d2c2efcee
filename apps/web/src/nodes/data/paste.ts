import { isJsonObject } from '@parallax/schema';
import { type Data, formatOf, type ListEntry, readData } from './read-data.ts';
import { cellOf, cellText, columnsOf, type Row } from './table.ts';

/** How a pasted text is taken apart. */
export type PasteFormat = 'lines' | 'paragraphs' | 'csv' | 'json' | 'jsonl';

export const pasteFormats: readonly {
  readonly value: PasteFormat;
  readonly label: string;
  readonly hint: string;
}[] = [
  { value: 'lines', label: 'Lines', hint: 'One entry a line; empty lines are left out.' },
  { value: 'paragraphs', label: 'Paragraphs', hint: 'What empty lines divide.' },
  { value: 'csv', label: 'CSV or TSV', hint: 'The first line names the columns.' },
  { value: 'json', label: 'JSON', hint: 'A list of texts or objects.' },
  { value: 'jsonl', label: 'JSON Lines', hint: 'One JSON value a line.' },
];

/** The format that a pasted text seems to have, among those that are offered. */
export function pasteFormatOf(text: string, offered: readonly PasteFormat[]): PasteFormat {
  const format = formatOf(text);
  const guess: PasteFormat =
    format === 'text' ? (/\n[^\S\n]*\n/.test(text.trim()) ? 'paragraphs' : 'lines') : format;
  return offered.includes(guess) ? guess : (offered[0] ?? 'lines');
}

/** The items of a pasted text. Throws an `Error` where the text is not of the format. */
export function pastedItems(text: string, format: PasteFormat): ListEntry[] {
  if (format === 'lines' || format === 'paragraphs') return pieces(text, format);
  return text.trim() === '' ? [] : itemsOf(readData(text, format));
}

/** The rows of a pasted text. Throws an `Error` where the text is not of the format. */
export function pastedRows(text: string, format: PasteFormat): Row[] {
  if (format === 'lines' || format === 'paragraphs')
    return pieces(text, format).map((piece) => ({ text: piece }));
  return text.trim() === '' ? [] : rowsOf(readData(text, format));
}

/** What data holds, as items of a list. */
export function itemsOf(data: Data): ListEntry[] {
  switch (data.type) {
    case 'text':
      return data.value.trim() === '' ? [] : [data.value];
    case 'list':
      return [...data.value];
    case 'table':
      return data.value.map((row) => itemOfRow(row, columnsOf(data.value)));
    case 'value':
      return Array.isArray(data.value) ? data.value.map((each) => cellText(each)) : [cellText(data.value)];
  }
}

/** A table with a name and a text is a list; of other rows the first column is the name and the rest the text. */
function itemOfRow(row: Row, columns: readonly string[]): ListEntry {
  const text =
    columns.find((column) => column.toLowerCase() === 'text') ??
    (columns.length === 2 ? columns[1] : undefined);
  const name =
    columns.find((column) => ['name', 'title', 'label', 'id'].includes(column.toLowerCase())) ?? columns[0];
  if (columns.length === 1 && columns[0] !== undefined) return cellText(cellOf(row, columns[0]));
  if (text !== undefined && name !== undefined && text !== name && columns.length === 2) {
    return { name: cellText(cellOf(row, name)), text: cellText(cellOf(row, text)) };
  }
  return { name: name === undefined ? '' : cellText(cellOf(row, name)), text: JSON.stringify(row) };
}

/** What data holds, as rows of a table. */
export function rowsOf(data: Data): Row[] {
  switch (data.type) {
    case 'table':
      return [...data.value];
    case 'value':
      if (Array.isArray(data.value))
        return data.value.map((each) => (isJsonObject(each) ? each : { value: each }));
      return isJsonObject(data.value) ? [data.value] : [{ value: data.value }];
    default:
      return itemsOf(data).map((item) =>
        typeof item === 'string' ? { text: item } : { name: item.name, text: item.text },
      );
  }
}

function pieces(text: string, by: 'lines' | 'paragraphs'): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(by === 'lines' ? '\n' : /\n[^\S\n]*\n/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

/** How many entries data would give as a list or a table. */
export function entryCount(data: Data): number {
  if (data.type === 'table' || data.type === 'list') return data.value.length;
  if (data.type === 'value' && Array.isArray(data.value)) return data.value.length;
  return data.type === 'text' && data.value.trim() === '' ? 0 : 1;
}
