import type { Json } from '@parallax/schema';
import { readCsv } from './csv.ts';
import { cellOf, editedCell, freeName, type Row } from './table.ts';

/** A rectangle of cells, both corners included. */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A table as a grid edits it: the columns have an order of their own, also where no row has them yet. */
export interface Table {
  readonly rows: readonly Row[];
  readonly columns: readonly string[];
}

/** The cells of a block, row by row. */
export function cellsOf({ rows, columns }: Table, { top, left, bottom, right }: Block): Json[][] {
  const names = columns.slice(left, right + 1);
  return rows.slice(top, bottom + 1).map((row) => names.map((name) => cellOf(row, name) ?? ''));
}

/** The cells of a copied block of a spreadsheet: tab-separated, with quotes where a cell holds tabs or line ends. */
export function cellsOfText(text: string): string[][] {
  return readCsv(text.replace(/\r?\n$/, ''), '\t', { keepEmpty: true }).rows;
}

/**
 * The table with cells written over it from one cell on; rows and columns are added where the block reaches beyond. Texts are read
 * as if they had been typed. One copied cell fills the whole of a selected block.
 */
export function writeBlock(table: Table, at: Block, cells: readonly (readonly Json[])[]): Table {
  const isOne = cells.length === 1 && cells[0]?.length === 1;
  const height = isOne ? at.bottom - at.top + 1 : cells.length;
  const width = isOne ? at.right - at.left + 1 : cells.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = [...table.columns];
  while (columns.length < at.left + width) {
    columns.push(freeName(`Column ${columns.length + 1}`, new Set(columns)));
  }
  const rows = [...table.rows];
  for (let y = 0; y < height; y += 1) {
    const before = rows[at.top + y];
    const row: Record<string, Json> = before === undefined ? emptyRow(columns) : { ...before };
    for (let x = 0; x < width; x += 1) {
      const name = columns[at.left + x];
      const cell = isOne ? cells[0]?.[0] : cells[y]?.[x];
      if (name === undefined || cell === undefined) continue;
      row[name] = typeof cell === 'string' ? editedCell(cell, cellOf(before, name)) : cell;
    }
    rows[at.top + y] = row;
  }
  return withColumns({ rows, columns });
}

/** The table with empty texts in a block. */
export function clearBlock(table: Table, { top, left, bottom, right }: Block): Table {
  const blank = Object.fromEntries(table.columns.slice(left, right + 1).map((name) => [name, '']));
  const rows = table.rows.map((row, index) => (index < top || index > bottom ? row : { ...row, ...blank }));
  return { ...table, rows };
}

/** The table with empty rows put in before a place. */
export function insertRows({ rows, columns }: Table, at: number, count = 1): Table {
  const added = Array.from({ length: count }, () => emptyRow(columns));
  return { rows: [...rows.slice(0, at), ...added, ...rows.slice(at)], columns };
}

export function removeRows({ rows, columns }: Table, top: number, bottom: number): Table {
  return { rows: rows.filter((_, index) => index < top || index > bottom), columns };
}

/** The table with an empty column put in before a place. */
export function insertColumn({ rows, columns }: Table, at: number): Table {
  const name = freeName(`Column ${columns.length + 1}`, new Set(columns));
  return withColumns({ rows, columns: [...columns.slice(0, at), name, ...columns.slice(at)] });
}

/** Every row with the columns in their order; a cell that it lacks is empty. */
function withColumns({ rows, columns }: Table): Table {
  const ordered = rows.map((row) =>
    Object.fromEntries(columns.map((name): [string, Json] => [name, cellOf(row, name) ?? ''])),
  );
  return { rows: ordered, columns };
}

function emptyRow(columns: readonly string[]): Record<string, Json> {
  return Object.fromEntries(columns.map((name) => [name, '']));
}
