import type { EstimateBasis, TaskContext, TaskEstimate } from '@parallax/engine';
import { type Json, TaskError } from '@parallax/schema';
import { z } from 'zod';
import { NameIndex, withoutCitations } from '../citation/citations.ts';
import { lostValues, withMissingLine } from '../gather/missing.ts';
import { textAnswer } from '../model-call/answer.ts';
import { checkNames, checkTemplate } from '../model-call/check.ts';
import { callSettings, modelCallShape, TYPICAL_OUTPUT_TOKENS } from '../model-call/config.ts';
import { callSeed } from '../model-call/seed.ts';
import { templateNames } from '../template/parse.ts';
import { renderTemplate } from '../template/render.ts';
import { dataElement } from '../text/escape.ts';
import { loadTokenizer } from '../text/tokenizer.ts';
import { approximateTokens } from '../text/tokens.ts';
import { checkItemsPrompt } from './check-prompt.ts';
import { DEFAULT_REFINE_FIRST, DEFAULT_REFINE_PROMPT } from './refine-prompts.ts';
import { renderItems } from './render-items.ts';
import { gatherShape, type Strategy } from './strategy.ts';
import { DEFAULT_SYNTHESIZE_SYSTEM } from './synthesize-prompt.ts';
import { sizeShape } from './tree/config.ts';
import type { Element } from './tree/element.ts';
import { itemEntries } from './tree/items.ts';

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
  async run(ctx) {
    const { config } = ctx;
    const count = await loadTokenizer();
    let cut = 0;
    const entries = itemEntries(ctx.inOrder, config, count, (isOversized) => {
      if (isOversized) cut += 1;
    });
    const names: string[] = [];
    const missing = [];
    let unnamed = [];
    let draft: string | undefined;
    let present = 0;
    for await (const entry of entries) {
      missing.push(...entry.missing);
      unnamed.push(...entry.missing);
      if (entry.element === undefined) continue;
      present += entry.present;
      const items = renderItems([withoutOthers(entry.element, names)], unnamed, present);
      unnamed = [];
      draft = await improved(ctx, draft, items, names, entry.element.name);
      names.push(entry.element.name);
      ctx.data('refine', { items: present });
    }
    if (draft === undefined) return nothing(lostValues(missing).length);
    const note =
      cut > 0 && config.oversized === 'truncate'
        ? `\n\n${cut} of the items were cut to fit into one prompt.`
        : '';
    return withMissingLine(`${draft}${note}`, present, missing);
  },
};

function nothing(lost: number): Json {
  if (lost === 0) return '';
  throw new TaskError(
    'nothing-to-combine',
    `None of the ${lost} items came, so there is nothing to combine.`,
  );
}

/** An item must not cite those before it. */
function withoutOthers(element: Element, names: readonly string[]): Element {
  const index = new NameIndex(names);
  return { ...element, text: withoutCitations(element.text, (name) => index.find(name)) };
}

async function improved(
  ctx: TaskContext<RefineConfig>,
  draft: string | undefined,
  items: string,
  names: readonly string[],
  next: string,
): Promise<string> {
  const { config } = ctx;
  const index = new NameIndex([...names, next]);
  const own =
    draft === undefined
      ? ''
      : withoutCitations(
          draft,
          (name) => index.find(name),
          ({ to }) => to < names.length,
        );
  const values = { items, draft: dataElement('draft', {}, own) };
  const system = renderTemplate(config.system, values);
  const reply = await ctx.step({
    model: config.model,
    system: system === '' ? undefined : system,
    prompt: renderTemplate(draft === undefined ? config.prompt : config.refinePrompt, values),
    temperature: config.temperature,
    maxTokens: config.maxTokens,
    seed: callSeed(config, { seed: ctx.seed, sample: ctx.sample, attempt: 1 }),
  });
  return textAnswer(reply).trim();
}

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
