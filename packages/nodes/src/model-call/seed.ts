import type { TaskContext } from '@parallax/engine';

/**
 * The seed of a call. A seed in the config gives every sample of a `copies` fan-out its own, the same in every run; without
 * one the task's seed is passed, which differs per task and run, so that copies vary even on a model that is deterministic.
 * Providers treat seeds as best effort, so it is always passed. Later attempts get another seed: the same one would
 * fail in the same way again.
 */
export function callSeed(
  config: { readonly seed?: number | undefined },
  ctx: Pick<TaskContext<never>, 'seed' | 'sample' | 'attempt'>,
): number {
  const seed = config.seed === undefined ? ctx.seed : config.seed + ctx.sample;
  return ctx.attempt <= 1 ? seed : (seed ^ Math.imul(ctx.attempt, 0x9e3779b9)) >>> 0;
}
