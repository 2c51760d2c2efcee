import { isJsonObject, type Json } from '@parallax/schema';

const listIndex = /^(0|[1-9]\d*)$/;

/**
 * The child of a JSON value under a key: an object's own property or a list's element.
 * Undefined where there is none; what objects and lists inherit (`constructor`, `length`) is never reached.
 */
export function childOf(value: Json, key: string): Json | undefined {
  if (Array.isArray(value)) return listIndex.test(key) ? value[Number(key)] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
