import { isJsonObject, type Json } from '@parallax/schema';
import { excerpt } from '../text/excerpt.ts';

const NAMED_KEYS = 8;

/** What a JSON value is, for error messages: `an object with name, text`, `a list of 3`, `the text "Yes"`. */
export function describeJson(value: Json): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return value === '' ? 'an empty text' : `the text "${excerpt(value, 40)}"`;
  if (typeof value !== 'object') return `the ${typeof value} ${value}`;
  if (!isJsonObject(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  const keys = Object.keys(value);
  if (keys.length === 0) return 'an empty object';
  const more = keys.length > NAMED_KEYS ? ` and ${keys.length - NAMED_KEYS} more` : '';
  return `an object with ${keys.slice(0, NAMED_KEYS).join(', ')}${more}`;
}
