import type { RunState } from '@parallax/schema';

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
 * How long model calls have taken together, in milliseconds: the time at work of every task that has ended and made one, over all its
 * attempts. Waiting for a slot or for another attempt is not in it, nor is what the graph itself computes, nor what was reused.
 */
export function callMs(nodes: RunState['nodes']): number {
  let sum = 0;
  for (const { totals, tasks } of Object.values(nodes)) {
    if (totals.calls === 0) continue;
    for (const { usage, ms, reused } of tasks)
      if (usage !== undefined && usage.calls > 0 && reused === undefined) sum += ms ?? 0;
  }
  return sum;
}

/**
 * How many times faster than the same `calls` one after another. `elapsedMs` is the wall time of the whole run, with all that is not a
 * call. Undefined with fewer than two calls, and where there was nothing to win.
 */
export function speedUp(calls: number, calledMs: number, elapsedMs: number): number | undefined {
  if (calls < 2 || elapsedMs <= 0) return undefined;
  const factor = calledMs / elapsedMs;
  return factor < WORTH_SAYING ? undefined : factor;
}
