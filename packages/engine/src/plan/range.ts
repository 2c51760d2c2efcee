import type { Range } from '@parallax/schema';

/** Arithmetic of numbers that are known only as a range; `max: null` is open above. */

export const zero: Range = { min: 0, max: 0 };
export const unknown: Range = { min: 0, max: null };

export function exactly(value: number): Range {
  return { min: value, max: value };
}

export function add(a: Range, b: Range): Range {
  return { min: a.min + b.min, max: a.max === null || b.max === null ? null : a.max + b.max };
}

/** Nothing times anything is nothing, also when that anything is open. */
export function times(a: Range, b: Range): Range {
  if (a.max === 0 || b.max === 0) return zero;
  return { min: a.min * b.min, max: a.max === null || b.max === null ? null : a.max * b.max };
}

export function isExact(range: Range): boolean {
  return range.min === range.max;
}
