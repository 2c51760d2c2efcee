import { isJsonObject, type Json } from '@parallax/schema';
import type { DataColumn } from '../data-grid/data-grid.tsx';
import { columnWidth, isNumeric, keysOf, type TableValue, tableIn } from '../data-grid/json-columns.ts';
import type { Labels } from '../run-data/labels.ts';
import type { Answer } from './output-items.ts';

/** A row of an answer table: its cells by column, and its place for a stable key. */
export interface AnswerRow {
  readonly key: string;
  readonly cells: Readonly<Record<string, Json | undefined>>;
  /** Of an answer of which only the beginning is here: it stands under `VALUE`. */
  readonly rest?: Answer['rest'];
}

const ITEM = 'Item';
export const VALUE = 'Value';

/** Answers as one table: the table that the only answer is, or a row for each answer with its JSON keys spread into columns. */
export function answerTable(answers: readonly Answer[], labels: Labels): TableValue {
  const [only] = answers;
  const table = answers.length === 1 ? tableIn(only?.value) : undefined;
  if (table !== undefined) return table;
  const keys = keysOf(answers.map(({ value }) => value));
  const hasPlain = answers.some(({ value }) => !isJsonObject(value));
  const rows = answers.map(({ source, path, value, rest }) => ({
    [ITEM]: labels.path(path) || labels.node(source),
    ...(isJsonObject(value) ? value : { [VALUE]: rest === undefined ? value : `${rest.clipped.text}…` }),
  }));
  return { columns: [ITEM, ...keys, ...(hasPlain ? [VALUE] : [])], rows };
}

/** Columns that suit what a table holds. */
export function answerColumns({ columns, rows }: TableValue): DataColumn<AnswerRow>[] {
  return columns.map((name) => {
    const values = rows.map((row) => (Object.hasOwn(row, name) ? row[name] : undefined));
    return {
      id: name,
      title: name,
      numeric: isNumeric(values),
      width: columnWidth(name, values),
      value: ({ cells }) => (Object.hasOwn(cells, name) ? cells[name] : undefined),
    };
  });
}
