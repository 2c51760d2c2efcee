import type { Json, JsonObject } from '@parallax/schema';
import { isJsonObject } from '@parallax/schema';

/** Readers of a config that may be broken: they never throw and leave out what has the wrong type. */

export function textOf(config: JsonObject, key: string): string {
  const value = config[key];
  return typeof value === 'string' ? value : '';
}

export function listOf(config: JsonObject, key: string): readonly Json[] {
  const value = config[key];
  return Array.isArray(value) ? value : [];
}

/** The names of a list of `{ name }` or strings, e.g. of perspectives. */
export function namesOf(list: readonly Json[]): string[] {
  return list.flatMap((entry) => {
    const name = isJsonObject(entry) ? entry.name : entry;
    return typeof name === 'string' && name !== '' ? [name] : [];
  });
}
