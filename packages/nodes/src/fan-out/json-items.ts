import type { Branch } from '@parallax/engine';
import { isJsonObject, type Json, TaskError } from '@parallax/schema';
import { describeJson } from '../json/describe.ts';
import { parseJsonIn } from '../json/parse.ts';
import { atPointer } from '../json/pointer.ts';
import { asText } from '../template/render.ts';
import { textLabel } from '../text/excerpt.ts';

/** The elements of the list at a pointer of a JSON value, or of a text that holds JSON. Throws a `TaskError` `bad-input`. */
export function jsonItems(input: Json, pointer: string): Branch[] {
  const whole = typeof input === 'string' ? parseJsonIn(input) : input;
  if (whole === undefined) throw new TaskError('bad-input', `There is no JSON in ${describeJson(input)}.`);
  const list = atPointer(whole, pointer);
  if (!Array.isArray(list)) {
    const place = pointer === '' ? 'The input' : `"${pointer}" of the input`;
    const found = list === undefined ? 'is not there' : `is ${describeJson(list)}, not a list`;
    throw new TaskError(
      'bad-input',
      `${place} ${found}. Correct the pointer: the input is ${describeJson(whole)}.`,
    );
  }
  return list.map((value: Json, index) => ({ value, label: elementLabel(value, `Item ${index + 1}`) }));
}

const labelKeys = ['name', 'title', 'label', 'id'];

function elementLabel(value: Json, fallback: string): string {
  if (!isJsonObject(value))
    return Array.isArray(value) || value === null ? fallback : textLabel(asText(value), fallback);
  for (const key of labelKeys) {
    const label = Object.hasOwn(value, key) ? value[key] : undefined;
    if (typeof label === 'string' || typeof label === 'number') return textLabel(String(label), fallback);
  }
  return fallback;
}
