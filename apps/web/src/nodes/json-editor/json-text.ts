import { type Json, jsonSchema } from '@parallax/schema';

export type ParsedJson =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly message: string };

/** Reads JSON that a person writes. */
export function parseJson(text: string): ParsedJson {
  try {
    const parsed = jsonSchema.safeParse(JSON.parse(text));
    if (parsed.success) return { ok: true, value: parsed.data };
    return { ok: false, message: 'This is not JSON.' };
  } catch (error) {
    return {
      ok: false,
      message: `This is not JSON yet: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
}

/** A value as a person reads it: short lists and objects on one line would be nicer, but two blanks are what everybody knows. */
export function showJson(value: Json | undefined): string {
  return value === undefined ? '' : JSON.stringify(value, null, 2);
}

/** Whether two values are the same JSON. The order of keys counts: it is visible. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
