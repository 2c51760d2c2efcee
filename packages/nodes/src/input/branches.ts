import type { Branch } from '@parallax/engine';
import { isJsonObject, type Json } from '@parallax/schema';
import { asText } from '../template/render.ts';
import { textLabel } from '../text/excerpt.ts';
import type { InputList, InputTable } from './config.ts';

/** The branches of a list: a named text gives its text as the value and its name as the label. */
export function listBranches(list: InputList): Branch[] {
  return list.map((entry, index) => {
    const { name, text } = typeof entry === 'string' ? { name: entry, text: entry } : entry;
    return { value: text, label: textLabel(name, `Item ${index + 1}`) };
  });
}

/** The branches of a table: one row each. */
export function tableBranches(rows: InputTable, labelColumn: string): Branch[] {
  return rows.map((row, index) => ({ value: row, label: rowLabel(row, labelColumn, `Row ${index + 1}`) }));
}

function rowLabel(row: Json, column: string, fallback: string): string {
  if (!isJsonObject(row) || !Object.hasOwn(row, column)) return fallback;
  const cell = row[column] ?? null;
  return cell === null ? fallback : textLabel(asText(cell), fallback);
}

/** Columns that say which row it is, not what a row is. */
const genericColumns = new Set(['', 'id', 'key', 'label', 'name', 'title']);

/** What one row is called in sentences such as "3 reviews for each essay". */
export function rowNoun(labelColumn: string): string {
  const column = labelColumn.trim().toLowerCase();
  return genericColumns.has(column) ? 'row' : column;
}
