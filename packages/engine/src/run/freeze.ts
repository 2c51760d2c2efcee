import { type Json, TaskError } from '@parallax/schema';

/**
 * Makes a message immutable, all the way down, and checks that it is JSON: what is not would be lost, or fail, on its way into an
 * event. Strings and numbers need nothing.
 *
 * @throws TaskError `not-json` that names the place
 */
export function freeze(value: unknown, place: string): asserts value is Json {
  if (typeof value !== 'string') check(value, place, nothing);
}

const nothing: readonly unknown[] = [];

function check(value: unknown, place: string, around: readonly unknown[]): void {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return;
    case 'number':
      if (Number.isFinite(value)) return;
      break;
    case 'object':
      if (value === null) return;
      if (around.includes(value)) break;
      if (Array.isArray(value) || isPlain(value)) {
        if (Object.isFrozen(value)) return;
        Object.freeze(value);
        const inside = [...around, value];
        for (const [key, inner] of Object.entries(value)) check(inner, `${place}.${key}`, inside);
        return;
      }
      break;
  }
  const what =
    typeof value === 'object'
      ? around.includes(value)
        ? 'itself again'
        : 'no plain object'
      : `${String(value)}`;
  throw new TaskError('not-json', `"${place}" holds ${what}, which JSON cannot carry.`);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
