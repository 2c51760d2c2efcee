import type { Json } from '@parallax/schema';

/** A value as text to read or to copy: texts as they are, everything else as indented JSON. */
export function plainText(value: Json | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** The JSON that a text holds, perhaps inside a code fence, where it is an object or a list; else undefined. */
export function jsonIn(text: string): Json | undefined {
  const trimmed = text
    .trim()
    .replace(/^```(?:json)?\s*\n([\s\S]*?)\n?```$/, '$1')
    .trim();
  if (!/^[{[]/.test(trimmed)) return undefined;
  try {
    const value: Json = JSON.parse(trimmed);
    return value;
  } catch {
    return undefined;
  }
}
