import { isJsonObject, type Json, type JsonObject } from '@parallax/schema';
import { closedObject } from './closed-object.ts';

/**
 * A schema that an example fits: objects are closed and have all their keys, a list's entries are described by all of them together.
 * What differs from entry to entry is left open.
 */
export function schemaFromExample(value: Json): JsonObject {
  if (value === null) return { type: 'null' };
  if (Array.isArray(value))
    return value.length === 0 ? { type: 'array' } : { type: 'array', items: common(value) };
  if (isJsonObject(value)) {
    const properties = Object.entries(value).map(([key, each]): [string, Json] => [
      key,
      schemaFromExample(each),
    ]);
    return closedObject(Object.fromEntries(properties));
  }
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' };
  return { type: typeof value === 'boolean' ? 'boolean' : 'string' };
}

/** One schema for all entries of a list. */
function common(entries: readonly Json[]): JsonObject {
  const objects = entries.filter(isJsonObject);
  if (objects.length === entries.length) {
    const keys = new Set(objects.flatMap((each) => Object.keys(each)));
    const properties = [...keys].map((key): [string, Json] => [
      key,
      common(objects.flatMap((each) => (Object.hasOwn(each, key) ? [each[key] ?? null] : []))),
    ]);
    const required = [...keys].filter((key) => objects.every((each) => Object.hasOwn(each, key)));
    return { ...closedObject(Object.fromEntries(properties)), required };
  }
  const schemas = entries.map(schemaFromExample);
  const [first = {}] = schemas;
  if (schemas.every((schema) => JSON.stringify(schema) === JSON.stringify(first))) return first;
  const isNumeric = entries.every((entry) => typeof entry === 'number');
  return isNumeric ? { type: 'number' } : {};
}
