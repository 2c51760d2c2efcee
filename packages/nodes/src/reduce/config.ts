import { z } from 'zod';
import { agreementConfigSchema } from './agreement/config.ts';
import { concatConfigSchema } from './concat.ts';
import { mergeConfigSchema } from './merge.ts';
import { refineConfigSchema } from './refine.ts';
import { statsConfigSchema } from './stats.ts';
import { synthesizeConfigSchema } from './synthesize.ts';
import { tableConfigSchema } from './table.ts';
import { treeConfigSchema } from './tree/config.ts';

/** How a group becomes one value: a key of its own for each strategy. */
export const reduceConfigSchema = z.discriminatedUnion(
  'strategy',
  [
    concatConfigSchema,
    synthesizeConfigSchema,
    treeConfigSchema,
    refineConfigSchema,
    mergeConfigSchema,
    tableConfigSchema,
    statsConfigSchema,
    agreementConfigSchema,
  ],
  {
    error: (issue) =>
      issue.code === 'invalid_union'
        ? 'The strategy is "concat", "synthesize", "tree", "refine", "merge", "table", "stats" or "agreement".'
        : undefined,
  },
);

export type ReduceConfig = z.infer<typeof reduceConfigSchema>;
