import { isJsonObject, type Json } from './json.ts';

/** JSON with the keys of every object sorted, so that equal values have equal texts. `leaf` may rewrite texts and numbers. */
export function canonicalJson(
  value: Json,
  leaf: (value: string | number) => string | number = (same) => same,
): string {
  if (typeof value === 'string' || typeof value === 'number') return JSON.stringify(leaf(value));
  if (isJsonObject(value)) {
    const members = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null, leaf)}`);
    return `{${members.join(',')}}`;
  }
  if (Array.isArray(value)) return `[${value.map((element) => canonicalJson(element, leaf)).join(',')}]`;
  return JSON.stringify(value);
}
