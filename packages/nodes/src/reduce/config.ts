import { z } from 'zod';
import { concatConfigSchema } from './concat.ts';
import { mergeConfigSchema } from './merge.ts';
import { statsConfigSchema } from './stats.ts';
import { synthesizeConfigSchema } from './synthesize.ts';
import { tableConfigSchema } from './table.ts';

/** How a group becomes one value: a key of its own for each strategy. */
export const reduceConfigSchema = z.discriminatedUnion(
  'strategy',
  [concatConfigSchema, synthesizeConfigSchema, mergeConfigSchema, tableConfigSchema, statsConfigSchema],
  {
    error: (issue) =>
      issue.code === 'invalid_union'
        ? 'The strategy is "concat", "synthesize", "merge", "table" or "stats".'
        : undefined,
  },
);

export type ReduceConfig = z.infer<typeof reduceConfigSchema>;
