import type { Json } from '@parallax/schema';

/** Makes a message immutable, all the way down. Strings and numbers are so already. */
export function freeze<T extends Json | undefined>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
  return value;
}
