import type { ConfigIssue, EstimateBasis, TaskContext, TaskEstimate, TaskSettings } from '@parallax/engine';
import type { Json } from '@parallax/schema';
import type { z } from 'zod';
import { overSchema, waitSchema } from '../gather/config.ts';

/** The keys that every strategy shares. */
export const gatherShape = { over: overSchema, wait: waitSchema };

/**
 * One way to combine a group into one value. A strategy that calls a model tells what it needs; the others leave that out.
 * `C` is the strategy's own config, as `config` defines it.
 */
export interface Strategy<C> {
  readonly config: z.ZodType<C>;
  model?(config: C): string;
  settings?(config: C): TaskSettings;
  estimate?(config: C, basis: EstimateBasis): TaskEstimate;
  check?(config: C): readonly ConfigIssue[];
  run(ctx: TaskContext<C>): Json | Promise<Json>;
}
