import type { Totals } from '@parallax/schema';

/** Below this, "faster" would be noise. */
const WORTH_SAYING = 1.2;

/** How long the run has taken so far, or took, in milliseconds. The clocks of server and browser may differ a little: never negative. */
export function wallMs(
  state: { readonly startedAt?: number | undefined; readonly endedAt?: number | undefined },
  now: number,
): number {
  return state.startedAt === undefined ? 0 : Math.max(0, (state.endedAt ?? now) - state.startedAt);
}

/**
 * How many times faster than doing the same calls one after another. `elapsedMs` must span what `totals` counts. Undefined with fewer
 * than two calls, and where there was nothing to win.
 */
export function speedUp({ calls, taskMs }: Totals, elapsedMs: number): number | undefined {
  if (calls < 2 || elapsedMs <= 0) return undefined;
  const factor = taskMs / elapsedMs;
  return factor < WORTH_SAYING ? undefined : factor;
}
