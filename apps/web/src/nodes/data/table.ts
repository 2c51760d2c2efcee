import { isJsonObject, type Json, type JsonObject } from '@parallax/schema';
import { parseJson } from '../json-editor/json-text.ts';

export type Row = JsonObject;

/** The rows of a table of texts whose first line names the columns. Columns without a name get one; repeated names are numbered. */
export function rowsOfCells(cells: readonly (readonly string[])[]): Row[] {
  return rowsUnder(cells, (cell) => cellValue(cell ?? ''));
}

/** As `rowsOfCells`, of cells that have types already. An empty cell is an empty text. */
export function rowsOfValues(cells: readonly (readonly Json[])[]): Row[] {
  return rowsUnder(cells, (cell) => cell ?? '');
}

function rowsUnder<T extends Json>(
  [head = [], ...body]: readonly (readonly T[])[],
  read: (cell: T | undefined) => Json,
): Row[] {
  const width = body.reduce((most, row) => Math.max(most, row.length), head.length);
  const columns = columnNames(Array.from({ length: width }, (_, index) => cellText(head[index]).trim()));
  return body.map((row) => Object.fromEntries(columns.map((name, index) => [name, read(row[index])])));
}

function columnNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const free = freeName(name === '' ? `Column ${index + 1}` : name, taken);
    taken.add(free);
    return free;
  });
}

/** A name that is not taken: "Score", "Score 2", … */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? name : `${name} ${n}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** A cell as a value. Only numbers that are written the one plain way become numbers, so that "007" and "1.50" stay what they are. */
function cellValue(text: string): Json {
  const number = Number(text);
  return text !== '' && Number.isFinite(number) && String(number) === text ? number : text;
}

/** A row's own value in a column: a column may be called `toString`, which every object inherits. */
export function cellOf(row: Row | undefined, column: string): Json | undefined {
  return row !== undefined && Object.hasOwn(row, column) ? row[column] : undefined;
}

/** A value as it stands in a cell. */
export function cellText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What was typed into a cell that held `before`, by the rule of `cellValue`. A list or an object stays one while it is valid. */
export function editedCell(text: string, before: Json | undefined): Json {
  if (before === null || (typeof before !== 'object' && typeof before !== 'boolean')) return cellValue(text);
  const parsed = parseJson(text);
  return parsed.ok ? parsed.value : text;
}

/** The columns of all rows, in order of first appearance. */
export function columnsOf(rows: readonly Json[]): string[] {
  const columns = new Set<string>();
  for (const row of rows) if (isJsonObject(row)) for (const key of Object.keys(row)) columns.add(key);
  return [...columns];
}

/** The rows with a column called otherwise, at the same place. */
export function renameColumn(rows: readonly Row[], from: string, to: string): Row[] {
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, cell]) => [key === from ? to : key, cell])),
  );
}

export function removeColumn(rows: readonly Row[], column: string): Row[] {
  return rows.map(({ [column]: _removed, ...row }) => row);
}
