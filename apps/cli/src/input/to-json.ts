import type { InputConfig } from '@parallax/nodes';
import { isJsonObject, type Json } from '@parallax/schema';
import { CommandError } from '../exit.ts';
import { parseCsv } from './csv.ts';
import { parseJson } from './read-file.ts';
import type { Source } from './source.ts';

/** What an input node holds. */
export type InputType = InputConfig['type'];

/** A value for an input node, and columns that a list had no use for. */
export interface ReadInput {
  readonly value: Json;
  readonly unused: readonly string[];
}

/**
 * Makes of a text what an input of the given type needs. Whether the result really fits is for the kind to say; here only what
 * cannot be read at all throws a `CommandError`.
 */
export function toInput(source: Source, type: InputType): ReadInput {
  if (type === 'text') return { value: textOf(source), unused: [] };
  if (type === 'value') return { value: anyValueOf(source), unused: [] };
  const records = recordsOf(source, type);
  if (type === 'table') return { value: records, unused: [] };
  return { value: records.map(listItem), unused: unusedColumns(records) };
}

function textOf({ text, format, place }: Source): string {
  if (format === 'json') {
    const value = parseJson(text, place);
    if (typeof value === 'string') return value;
  }
  // What an editor or a shell puts at the end of a file is no part of the text.
  return text.replace(/\r?\n$/, '');
}

function anyValueOf(source: Source): Json {
  const { text, format, place } = source;
  if (format === 'json') return parseJson(text, place);
  if (format === 'jsonl') return jsonLines(text, place);
  if (format === 'csv') return parseCsv(text, place);
  return (format === 'unknown' ? jsonIn(text) : undefined) ?? textOf(source);
}

function recordsOf({ text, format, place }: Source, type: 'list' | 'table'): Json[] {
  if (format === 'csv') return parseCsv(text, place);
  if (format === 'jsonl') return jsonLines(text, place);
  if (format === 'json') return elementsOf(parseJson(text, place), place);
  if (format === 'unknown') {
    const whole = jsonIn(text);
    if (Array.isArray(whole)) return whole;
    const lines = linesOf(text);
    if (lines.length > 0 && lines.every((line) => isRecord(jsonIn(line)))) return jsonLines(text, place);
  }
  return type === 'table' ? parseCsv(text, place) : linesOf(text);
}

function elementsOf(value: Json, place: string): Json[] {
  if (Array.isArray(value)) return value;
  throw new CommandError(`${place} must hold a JSON array: this input takes several items.`);
}

function jsonLines(text: string, place: string): Json[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseJson(line, `${place}, line ${index + 1},`)]));
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

function jsonIn(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Lines that are numbers or words are taken as texts, not as JSON. */
function isRecord(value: Json | undefined): boolean {
  return isJsonObject(value) || typeof value === 'string';
}

const nameColumns = ['name', 'title', 'label', 'id'];

/** A list's item: the text of a record, with a name where it has one. What has no text is left for the kind to refuse. */
function listItem(record: Json): Json {
  if (!isJsonObject(record)) return record;
  const columns = Object.keys(record);
  const only = columns.length === 1 ? record[columns[0] ?? ''] : undefined;
  const text = Object.hasOwn(record, 'text') ? record.text : only;
  if (typeof text !== 'string') return record;
  const name = nameColumns.map((column) => record[column]).find(isName);
  return name === undefined || columns.length === 1 ? text : { name: String(name), text };
}

function isName(value: Json | undefined): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

/** Columns that `listItem` leaves out. */
function unusedColumns(records: readonly Json[]): string[] {
  const unused = new Set<string>();
  for (const record of records) {
    if (!isJsonObject(record) || typeof record.text !== 'string') continue;
    const name = nameColumns.find((column) => isName(record[column]));
    for (const column of Object.keys(record)) if (column !== 'text' && column !== name) unused.add(column);
  }
  return [...unused];
}
