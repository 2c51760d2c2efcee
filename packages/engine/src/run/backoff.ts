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

/** The first and the longest wait after a refusal. The pool's own pace decides when a call may begin: this only spreads the askers. */
const REFUSED_MS = 100;
const LONGEST_REFUSED_MS = 5_000;

/**
 * How long a refused call waits before it queues up again, in milliseconds.
 *
 * @param refusals how often it was refused so far, from 1
 * @param random a number from 0 up to 1
 */
export function refusedMs(refusals: number, askedMs: number | undefined, random: number): number {
  if (askedMs !== undefined && askedMs >= 0)
    return Math.round(Math.min(askedMs, LONGEST_ASKED_MS) + random * FIRST_MS * 0.5);
  const full = Math.min(LONGEST_REFUSED_MS, REFUSED_MS * 2 ** Math.min(refusals - 1, 16));
  return Math.round(full / 2 + random * (full / 2));
}
