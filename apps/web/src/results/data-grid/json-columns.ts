import { isJsonObject, type Json, type JsonObject } from '@parallax/schema';
import { withoutMarks } from '../../canvas/card-preview.ts';

/** The keys of some objects in the order in which they first appear; a value that is no object counts as one without keys. */
export function keysOf(values: Iterable<Json | undefined>): string[] {
  const keys = new Set<string>();
  for (const value of values) if (isJsonObject(value)) for (const key of Object.keys(value)) keys.add(key);
  return [...keys];
}

/** Whether a column shows numbers: there are some, and nothing else. */
export function isNumeric(values: Iterable<Json | undefined>): boolean {
  let numbers = 0;
  for (const value of values) {
    if (value === undefined || value === null) continue;
    if (typeof value !== 'number') return false;
    numbers += 1;
  }
  return numbers > 0;
}

const CHARACTER = 7;
const SAMPLE = 200;
/** More characters of a text than a line has room for. */
const PREVIEW = 400;

/** A width in pixels that suits a column's heading and most of its values, between 72 and 200: the table spreads them over the room there is. */
export function columnWidth(title: string, values: readonly (Json | undefined)[]): number {
  const step = Math.max(1, Math.floor(values.length / SAMPLE));
  let longest = title.length + 3;
  for (let at = 0; at < values.length; at += step) longest = Math.max(longest, previewOf(values[at]).length);
  return Math.round(Math.min(200, Math.max(72, longest * CHARACTER + 24)));
}

/** A value on one line, a text without the marks of Markdown. */
export function previewOf(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string')
    return withoutMarks(value.length > PREVIEW ? `${value.slice(0, PREVIEW)}…` : value);
  if (Array.isArray(value) && value.every((entry) => typeof entry !== 'object')) return value.join(', ');
  return JSON.stringify(value);
}

/** A table that a reduce made: columns, and rows with some of them as keys. */
export interface TableValue {
  readonly columns: readonly string[];
  readonly rows: readonly JsonObject[];
}

/** The value as a table where it is one: the table of a reduce, or a list of objects. */
export function tableIn(value: Json | undefined): TableValue | undefined {
  if (Array.isArray(value) && value.length > 0 && value.every(isJsonObject))
    return { columns: keysOf(value), rows: value };
  if (!isJsonObject(value)) return undefined;
  const { columns, rows } = value;
  if (!Array.isArray(columns) || !Array.isArray(rows)) return undefined;
  if (!columns.every((name) => typeof name === 'string') || !rows.every(isJsonObject)) return undefined;
  return { columns, rows };
}
