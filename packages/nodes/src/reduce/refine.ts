import type { EstimateBasis, TaskEstimate } from '@parallax/engine';
import { z } from 'zod';
import { checkNames, checkTemplate } from '../model-call/check.ts';
import { callSettings, modelCallShape, TYPICAL_OUTPUT_TOKENS } from '../model-call/config.ts';
import { templateNames } from '../template/parse.ts';
import { approximateTokens } from '../text/tokens.ts';
import { checkItemsPrompt } from './check-prompt.ts';
import { DEFAULT_REFINE_FIRST, DEFAULT_REFINE_PROMPT } from './refine-prompts.ts';
import { gatherShape, type Strategy } from './strategy.ts';
import { DEFAULT_SYNTHESIZE_SYSTEM } from './synthesize-prompt.ts';
import { sizeShape } from './tree/config.ts';

export const refineConfigSchema = z.strictObject({
  strategy: z.literal('refine'),
  ...gatherShape,
  ...modelCallShape,
  system: z.string().default(DEFAULT_SYNTHESIZE_SYSTEM),
  /** For the first item. Has to use {{items}}. */
  prompt: z.string().default(DEFAULT_REFINE_FIRST),
  /** For each further item. Has to use {{draft}} and {{items}}. */
  refinePrompt: z.string().default(DEFAULT_REFINE_PROMPT),
  ...sizeShape,
});
export type RefineConfig = z.infer<typeof refineConfigSchema>;

/** What a refinement publishes after each item, as `node-data` named `refine`. */
export const refineProgressSchema = z.strictObject({ items: z.int() });
export type RefineProgress = z.infer<typeof refineProgressSchema>;

/**
 * One item after the other, in order: the first makes a draft, each further one improves it. Keeps more detail than a tree, whose results are
 * more coherent (arXiv 2310.00785), and takes as many rounds as there are items. Begins with the first item as soon as that is there.
 */
export const refine: Strategy<RefineConfig> = {
  config: refineConfigSchema,
  streams: true,
  model: (config) => config.model,
  settings: callSettings,
  estimate: refineEstimate,
  check: (config) => [
    ...checkItemsPrompt(config),
    ...checkTemplate(config.refinePrompt, ['refinePrompt']),
    ...checkNames(config.refinePrompt, ['draft', 'items'], ['refinePrompt']),
    ...['draft', 'items']
      .filter((name) => !templateNames(config.refinePrompt).includes(name))
      .map((name) => ({
        severity: 'error' as const,
        code: 'no-items',
        message: `The prompt for further items does not use {{${name}}}, so the model would not see it.`,
        path: ['refinePrompt'],
      })),
  ],
  run: async (ctx) => (await import('./run-refine.ts')).runRefine(ctx),
};

/** A call for each item, or more where items are split; each sees the draft so far. */
function refineEstimate(
  { system, prompt, maxTokens, tokenMax }: RefineConfig,
  { items, inputTokens }: EstimateBasis,
): TaskEstimate {
  const answer = maxTokens ?? TYPICAL_OUTPUT_TOKENS;
  const fixed = approximateTokens(system) + approximateTokens(prompt);
  const least = Math.max(items.min, Math.floor(inputTokens.min / tokenMax));
  const most =
    items.max === null || inputTokens.max === null
      ? null
      : items.max + Math.ceil((2 * inputTokens.max) / tokenMax);
  return {
    calls: { min: least, max: most },
    inputTokens: {
      min: inputTokens.min + least * fixed,
      max: most === null || inputTokens.max === null ? null : inputTokens.max + most * (fixed + answer),
    },
    outputTokens: { min: least, max: most === null ? null : most * answer },
  };
}
