import { tableRows, tableSchema } from '@parallax/nodes';
import {
  isJsonObject,
  type Json,
  type JsonObject,
  type MissingItem,
  type OutputItem,
  type RunOutputs,
} from '@parallax/schema';
import { whyMissing } from './missing.ts';

/** What a node is called, by its id. */
export type Titles = Readonly<Record<string, string>>;

/** The outputs as a document for people: a section for each output, in it one for each item that has a label. */
export function toMarkdown(outputs: RunOutputs, titles: Titles, missing: readonly MissingItem[]): string {
  const sections = [...outputSections(outputs, titles, 2)];
  if (missing.length > 0)
    sections.push('## Missing', missing.map((item) => missingLine(item, titles)).join('\n'));
  return `${sections.join('\n\n')}\n`;
}

/** One block of Markdown after the other; the title of an output is a heading of the given level. */
export function* outputSections(outputs: RunOutputs, titles: Titles, level: number): Generator<string> {
  for (const [output, items] of Object.entries(outputs)) {
    yield `${'#'.repeat(level)} ${oneLine(titles[output] ?? output)}`;
    if (items.length === 0) yield 'Nothing arrived.';
    for (const item of items) yield* itemSections(item, items.length > 1, level + 1);
  }
}

function* itemSections(
  { label = '', value }: OutputItem,
  isOneOfMany: boolean,
  level: number,
): Generator<string> {
  const hasHeading = isOneOfMany && label !== '';
  if (hasHeading) yield `${'#'.repeat(level)} ${oneLine(label)}`;
  yield bodyOf(value, hasHeading ? level : level - 1);
}

/** One missing result as a list item: which, and why. */
export function missingLine(item: MissingItem, titles: Titles): string {
  const { node, label = '' } = item;
  const name = titles[node] ?? node;
  return `- ${oneLine(label === '' ? name : `${name}, ${label}`)}: ${oneLine(whyMissing(item))}`;
}

/** A value as a block of Markdown below a heading of a level. */
function bodyOf(value: Json, level: number): string {
  if (typeof value === 'string') return nested(value, level);
  const rows = tableRows(value);
  if (rows !== undefined && rows.length > 0) return rowsTable(columnsOf(value, rows), rows);
  return fenced(JSON.stringify(value, null, 2), 'json');
}

/** A text between fences that it cannot close itself. */
export function fenced(text: string, language = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

const HEADING = /^( {0,3})(#{1,6})(?=[ \t]|$)/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/**
 * An answer as part of a document: its headings go below the one that it stands under, and a fence that it left open is closed, so
 * that what follows is not taken for code.
 */
export function nested(text: string, level: number): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  let fence: string | null = null;
  let shift: number | undefined;
  const moved = lines.map((line) => {
    const ticks = FENCE.exec(line)?.[1];
    if (fence !== null) {
      if (ticks?.startsWith(fence) === true && line.trim() === ticks) fence = null;
      return line;
    }
    if (ticks !== undefined) {
      fence = ticks;
      return line;
    }
    const heading = HEADING.exec(line);
    if (heading === null) return line;
    const [, blanks = '', marks = ''] = heading;
    shift ??= Math.max(0, level + 1 - marks.length);
    const depth = Math.max(level + 1, Math.min(6, marks.length + shift));
    return `${blanks}${'#'.repeat(Math.min(6, depth))}${line.slice(blanks.length + marks.length)}`;
  });
  return fence === null ? moved.join('\n') : `${moved.join('\n')}\n${fence}`;
}

function columnsOf(value: Json, rows: readonly JsonObject[]): string[] {
  const table = tableSchema.safeParse(value);
  return table.success ? table.data.columns : [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

function rowsTable(columns: readonly string[], rows: readonly JsonObject[]): string {
  return table(
    columns,
    rows.map((row) => columns.map((column) => (Object.hasOwn(row, column) ? (row[column] ?? null) : null))),
  );
}

/** A table; numbers are to the right where a column has nothing else. */
export function table(columns: readonly string[], rows: readonly (readonly Json[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const isNumeric = (index: number) =>
    rows.length > 0 && rows.every((row) => typeof row[index] === 'number' || row[index] === null);
  return [
    line(columns.map((column) => cell(column))),
    line(columns.map((_, index) => (isNumeric(index) ? '--:' : '---'))),
    ...rows.map((row) => line(row.map((value) => cell(value)))),
  ].join('\n');
}

function cell(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  const text =
    typeof value === 'string' ? value : Array.isArray(value) ? listText(value) : JSON.stringify(value);
  return oneLine(text).replaceAll('|', '\\|');
}

/** A text on one line. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function listText(list: readonly Json[]): string {
  return list.some((entry) => isJsonObject(entry) || Array.isArray(entry))
    ? JSON.stringify(list)
    : list.map(String).join(', ');
}
