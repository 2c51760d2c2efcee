import { isJsonObject, type Json, jsonSchema } from '@parallax/schema';
import { delimiterOf, parseCsv } from './csv.ts';
import { type Row, rowsOfCells } from './table.ts';

/** One entry of a list. */
export type ListEntry = string | { readonly name: string; readonly text: string };

/** What a pasted text or a file holds. */
export type Data =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'list'; readonly value: readonly ListEntry[] }
  | { readonly type: 'table'; readonly value: readonly Row[] }
  | { readonly type: 'value'; readonly value: Json };

export type DataFormat = 'json' | 'jsonl' | 'csv' | 'text';

/** Reads a text of a known format. Throws an `Error` that names the line where it is not of that format. */
export function readData(text: string, format: DataFormat): Data {
  switch (format) {
    case 'json':
      return dataOf(parseLine(text, undefined));
    case 'jsonl':
      return dataOf(parseJsonLines(text));
    case 'csv':
      return dataOf(rowsOfCells(parseCsv(text)));
    case 'text':
      return { type: 'text', value: text };
  }
}

/** The format of a text that was pasted: JSON or JSON Lines if it parses, CSV if its lines have the same number of cells. */
export function formatOf(text: string): DataFormat {
  const trimmed = text.trim();
  if (/^[[{]/.test(trimmed)) {
    if (parses(() => parseLine(trimmed, undefined))) return 'json';
    if (parses(() => parseJsonLines(trimmed))) return 'jsonl';
  }
  return looksLikeTable(trimmed) ? 'csv' : 'text';
}

/** A value as the input that suits it: texts and named texts are a list, objects a table, the rest a value. */
export function dataOf(value: Json | readonly Row[]): Data {
  if (typeof value === 'string') return { type: 'text', value };
  if (Array.isArray(value) && value.length > 0) {
    const entries = value.map(listEntry);
    if (entries.every((entry) => entry !== undefined)) return { type: 'list', value: entries };
    const rows = value.filter(isJsonObject);
    if (rows.length === value.length) return { type: 'table', value: rows };
  }
  return { type: 'value', value };
}

function listEntry(value: Json): ListEntry | undefined {
  if (typeof value === 'string') return value;
  if (!isJsonObject(value)) return undefined;
  const { name, text, ...rest } = value;
  if (typeof text !== 'string' || Object.keys(rest).length > 0) return undefined;
  if (name === undefined) return text;
  return typeof name === 'string' || typeof name === 'number' ? { name: String(name), text } : undefined;
}

function parseJsonLines(text: string): Json[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, index + 1)]));
}

function parseLine(text: string, line: number | undefined): Json {
  try {
    return jsonSchema.parse(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof SyntaxError ? ` ${error.message}.` : '';
    throw new Error(`${line === undefined ? 'This' : `Line ${line}`} is not valid JSON.${reason}`);
  }
}

function parses(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

/** Rows of the same width under a head of short, different names. Prose with commas hardly ever is that. */
function looksLikeTable(text: string): boolean {
  const [head = [], ...body] = parseCsv(text, delimiterOf(text));
  const names = new Set(head.map((name) => name.trim().toLowerCase()));
  const namesColumns =
    head.length >= 2 &&
    names.size === head.length &&
    head.every((name) => /^[^.!?]{1,40}$/.test(name.trim()));
  return namesColumns && body.length > 0 && body.every((row) => row.length === head.length);
}
