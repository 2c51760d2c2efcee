import { z } from 'zod';
import { callSettings, modelCallShape } from '../model-call/config.ts';
import { oneCall } from '../model-call/estimate.ts';
import { checkItemsPrompt } from './check-prompt.ts';
import { gatherShape, type Strategy } from './strategy.ts';
import { DEFAULT_SYNTHESIZE_PROMPT, DEFAULT_SYNTHESIZE_SYSTEM } from './synthesize-prompt.ts';

export const synthesizeConfigSchema = z.strictObject({
  strategy: z.literal('synthesize'),
  ...gatherShape,
  ...modelCallShape,
  system: z.string().default(DEFAULT_SYNTHESIZE_SYSTEM),
  /** Has to use {{items}}. */
  prompt: z.string().default(DEFAULT_SYNTHESIZE_PROMPT),
});
export type SynthesizeConfig = z.infer<typeof synthesizeConfigSchema>;

/** What a synthesis publishes when its items do not fit into one prompt, as `node-data` named `fell-over`. */
export const fellOverSchema = z.strictObject({
  /** Tokens of the whole prompt. */
  tokens: z.int(),
  /** What the model takes, where that is known; else the model refused the prompt. */
  contextTokens: z.int().nullable(),
  message: z.string(),
});
export type FellOver = z.infer<typeof fellOverSchema>;

/**
 * One model call over all items; a line at the end of its answer says what is missing. Items that do not fit into the model's context window
 * are combined in a tree, which is told.
 */
export const synthesize: Strategy<SynthesizeConfig> = {
  config: synthesizeConfigSchema,
  model: (config) => config.model,
  settings: callSettings,
  estimate: ({ system, prompt, maxTokens }, basis) => oneCall([system, prompt], basis.inputTokens, maxTokens),
  check: checkItemsPrompt,
  // What only a run needs is no part of the editor's first load.
  run: async (ctx) => (await import('./run-synthesize.ts')).runSynthesize(ctx),
};
