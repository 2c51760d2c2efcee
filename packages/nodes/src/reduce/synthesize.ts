import type { ConfigIssue } from '@parallax/engine';
import { TaskError } from '@parallax/schema';
import { z } from 'zod';
import { lostValues, withMissingLine } from '../gather/missing.ts';
import { textAnswer } from '../model-call/answer.ts';
import { checkModel, checkNames, checkTemplate } from '../model-call/check.ts';
import { callSettings, modelCallShape } from '../model-call/config.ts';
import { oneCall } from '../model-call/estimate.ts';
import { callSeed } from '../model-call/seed.ts';
import { templateNames } from '../template/parse.ts';
import { renderTemplate } from '../template/render.ts';
import { renderItems } from './render-items.ts';
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

/** One model call over all items; a line at the end of its answer says what is missing. */
export const synthesize: Strategy<SynthesizeConfig> = {
  config: synthesizeConfigSchema,
  model: (config) => config.model,
  settings: callSettings,
  estimate: ({ system, prompt, maxTokens }, basis) => oneCall([system, prompt], basis.inputTokens, maxTokens),
  check: checkSynthesize,
  async run(ctx) {
    const { config, items, missing } = ctx;
    if (items.length === 0) {
      const lost = lostValues(missing).length;
      if (lost > 0)
        throw new TaskError(
          'nothing-to-combine',
          `None of the ${lost} items came, so there is nothing to combine.`,
        );
      return '';
    }
    const values = { items: renderItems(items, missing) };
    const system = renderTemplate(config.system, values);
    const reply = await ctx.call({
      model: config.model,
      system: system === '' ? undefined : system,
      prompt: renderTemplate(config.prompt, values),
      temperature: config.temperature,
      maxTokens: config.maxTokens,
      seed: callSeed(config, ctx),
    });
    return withMissingLine(textAnswer(reply), items.length, missing);
  },
};

function checkSynthesize({ model, system, prompt }: SynthesizeConfig): ConfigIssue[] {
  const issues = [
    ...checkModel(model, ['model']),
    ...checkTemplate(system, ['system']),
    ...checkNames(system, ['items'], ['system']),
    ...checkTemplate(prompt, ['prompt']),
    ...checkNames(prompt, ['items'], ['prompt']),
  ];
  if (templateNames(prompt, system).includes('items')) return issues;
  const message = 'The prompt does not use {{items}}, so the model would not see what it is to combine.';
  return [...issues, { severity: 'error', code: 'no-items', message, path: ['prompt'] }];
}
