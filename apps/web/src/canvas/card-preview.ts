import { isJsonObject, type Json, type JsonObject } from '@parallax/schema';
import { jsonText } from '../run/task-view.ts';

/** Items of a list that a card has room for. */
const SHOWN = 4;

/**
 * What a node is set to, as its card shows it before a run: its prompt under a line with its settings, or the value that it holds, or just
 * its settings. The config may be broken.
 */
export function preview({ prompt, value }: JsonObject, settings: string): { label: string; text: string } {
  if (typeof prompt === 'string' && prompt !== '') return { label: settings, text: prompt };
  if (value === undefined || value === null || value === '') return { label: '', text: settings };
  return {
    label: '',
    text: Array.isArray(value) ? value.slice(0, SHOWN).map(itemText).join('\n') : jsonText(value),
  };
}

/**
 * What a task's output says in a few lines: the labels of the branches it opened, the first of several outputs, else all of it.
 *
 * @param ports the names of the node's outputs
 */
export function outputText(output: Json, ports: readonly string[]): string {
  if (Array.isArray(output) && output.length > 0 && output.every(isBranch)) {
    return output.map((branch) => branch.label ?? itemText(branch.value)).join('\n');
  }
  const [first] = ports;
  if (ports.length > 1 && first !== undefined && isJsonObject(output)) {
    const value = output[first] ?? null;
    return value === null ? `No ${first}` : plainText(value);
  }
  return plainText(output);
}

/** A value without the brackets of JSON, which say nothing in a few lines. */
function plainText(value: Json): string {
  if (!isJsonObject(value)) return jsonText(value);
  const { columns, rows } = value;
  if (Array.isArray(columns) && Array.isArray(rows)) {
    return `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}\n${columns.join(', ')}`;
  }
  return Object.entries(value)
    .map(([key, part]) => `${key}: ${typeof part === 'string' ? part : JSON.stringify(part)}`)
    .join('\n');
}

function isBranch(value: Json): value is { readonly label?: string; readonly value: Json } {
  return (
    isJsonObject(value) &&
    'value' in value &&
    Object.keys(value).every((key) => key === 'value' || (key === 'label' && typeof value.label === 'string'))
  );
}

function itemText(item: Json): string {
  if (isJsonObject(item)) {
    if (typeof item.name === 'string') return item.name;
    return JSON.stringify(item);
  }
  return typeof item === 'string' ? (item.split('\n', 1)[0] ?? '') : JSON.stringify(item);
}

/** A text without the marks of Markdown, which a few lines of preview have no use for. */
export function withoutMarks(text: string): string {
  return text.replace(/\*\*|__|`/g, '').replace(/^ {0,3}(#{1,6}|>)\s+/gm, '');
}
