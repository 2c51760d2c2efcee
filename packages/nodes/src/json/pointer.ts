import { type Json, TaskError } from '@parallax/schema';
import { z } from 'zod';
import { childOf } from './own.ts';

/** A JSON Pointer (RFC 6901): empty for the whole value, else `/field/0/…` with `~1` for a slash and `~0` for a tilde. */
export const pointerSchema = z
  .string()
  .regex(/^(\/([^~/]|~[01])*)*$/, 'A JSON Pointer is empty or begins with "/", e.g. "/score" or "/items/0".');

/** The value at a pointer, or undefined where there is none. Throws a `TaskError` `bad-pointer` if the pointer is malformed. */
export function atPointer(value: Json, pointer: string): Json | undefined {
  if (pointer === '') return value;
  if (!pointer.startsWith('/'))
    throw new TaskError('bad-pointer', `"${pointer}" is not a JSON Pointer: it has to begin with "/".`);
  let current: Json | undefined = value;
  for (const part of pointer.slice(1).split('/')) {
    if (current === undefined) return undefined;
    current = childOf(current, part.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return current;
}

/** Escapes one key for use in a pointer. */
export function pointerPart(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
