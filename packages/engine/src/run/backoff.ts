const FIRST_MS = 500;
const LONGEST_MS = 30_000;
/** A server may ask for a longer pause than anybody wants to wait for one call. */
export const LONGEST_ASKED_MS = 120_000;

/**
 * How long to wait before the next attempt, in milliseconds: exponential with jitter over the upper half, or what the server
 * asked for, capped.
 *
 * @param attempt the attempt that failed, from 1
 * @param random a number from 0 up to 1
 */
export function backoffMs(attempt: number, askedMs: number | undefined, random: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 16));
  if (askedMs !== undefined && askedMs >= 0)
    return Math.round(Math.min(askedMs, LONGEST_ASKED_MS) + random * FIRST_MS * 0.5);
  return Math.round(full / 2 + random * (full / 2));
}
