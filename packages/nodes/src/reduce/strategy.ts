import type { ConfigIssue, EstimateBasis, TaskContext, TaskEstimate, TaskSettings } from '@parallax/engine';
import type { Json } from '@parallax/schema';
import { z } from 'zod';
import { overSchema, waitSchema } from '../gather/config.ts';

/** The keys that every strategy shares. */
export const gatherShape = {
  over: overSchema,
  wait: waitSchema,
  /** The result keeps the paths that it was made from, down to the source items. */
  keepProvenance: z.boolean().default(true),
};

/**
 * One way to combine a group into one value. A strategy that calls a model tells what it needs; the others leave that out.
 * `C` is the strategy's own config, as `config` defines it.
 */
export interface Strategy<C> {
  readonly config: z.ZodType<C>;
  /** Begins with the first item, and takes the others as they come. */
  readonly streams?: true;
  model?(config: C): string;
  settings?(config: C): TaskSettings;
  estimate?(config: C, basis: EstimateBasis): TaskEstimate;
  check?(config: C): readonly ConfigIssue[];
  run(ctx: TaskContext<C>): Json | Promise<Json>;
}
