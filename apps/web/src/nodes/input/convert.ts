import type { InputConfig } from '@parallax/nodes';
import { type Json, type JsonObject, jsonSchema } from '@parallax/schema';
import { itemsOf, pastedItems, pastedRows, pasteFormatOf, rowsOf } from '../data/paste.ts';
import { type Data, dataOf } from '../data/read-data.ts';
import { columnsOf } from '../data/table.ts';

export type InputType = InputConfig['type'];

/** What an input's config holds, also where its value is not what its type says. */
export function dataOfConfig({ type, value }: JsonObject): Data {
  if (type === 'value') return { type: 'value', value: value ?? null };
  if (value === undefined || value === null) return { type: 'text', value: '' };
  const data = dataOf(value);
  return type === 'list' && data.type === 'value' ? { type: 'list', value: itemsOf(data) } : data;
}

/** The config that holds the same data as another type, as far as it can. */
export function configOf(type: InputType, data: Data): JsonObject {
  switch (type) {
    case 'text':
      return { type, value: textOf(data) };
    case 'list':
      return { type, value: listOf(data) };
    case 'table': {
      const rows = tableOf(data);
      const first = columnsOf(rows).find((column) => /^(name|title|label|id)$/i.test(column));
      return { type, value: rows, ...(first === undefined ? {} : { labelColumn: first }) };
    }
    case 'value':
      return { type, value: jsonOf(data) };
  }
}

function textOf(data: Data): string {
  if (data.type === 'text') return data.value;
  if (data.type === 'list')
    return data.value.map((item) => (typeof item === 'string' ? item : item.text)).join('\n\n');
  if (data.type === 'value' && data.value === null) return '';
  return typeof data.value === 'string' ? data.value : JSON.stringify(data.value, null, 2);
}

function listOf(data: Data): Json[] {
  if (data.type === 'text')
    return pastedItems(data.value, pasteFormatOf(data.value, ['lines', 'paragraphs']));
  return data.type === 'value' && data.value === null ? [] : itemsOf(data);
}

function tableOf(data: Data): JsonObject[] {
  if (data.type === 'text')
    return pastedRows(data.value, pasteFormatOf(data.value, ['lines', 'paragraphs', 'csv', 'json', 'jsonl']));
  return data.type === 'value' && data.value === null ? [] : rowsOf(data);
}

/** A text that is JSON becomes that JSON. */
function jsonOf({ type, value }: Data): Json {
  if (type !== 'text') return value;
  if (value.trim() === '') return null;
  try {
    return jsonSchema.parse(JSON.parse(value));
  } catch {
    return value;
  }
}
