import type { Arrival, ModelRequest, TaskContext } from '@parallax/engine';
import { type Json, TaskError } from '@parallax/schema';
import { citationNames } from '../citation/label-book.ts';
import { lostValues, withMissingLine } from '../gather/missing.ts';
import { textAnswer } from '../model-call/answer.ts';
import { callSeed } from '../model-call/seed.ts';
import { asText, renderTemplate } from '../template/render.ts';
import { loadTokenizer } from '../text/tokenizer.ts';
import { approximateTokens } from '../text/tokens.ts';
import { renderItems } from './render-items.ts';
import type { FellOver, SynthesizeConfig } from './synthesize.ts';
import { runTree } from './tree/run-tree.ts';

/** Room that is left for the answer where its length is not limited. */
const ANSWER_TOKENS = 4000;
/** Other models' tokenisers make more of a text than the one we count with. */
const MARGIN = 1.2;

/** Asks for the synthesis, or grows a tree where one prompt cannot hold the items. */
export async function runSynthesize(ctx: TaskContext<SynthesizeConfig>): Promise<Json> {
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
  const request = requestOf(ctx);
  const room = ctx.contextTokens(config.model);
  const tokens = room === undefined ? undefined : await tooMany(request, room);
  if (room !== undefined && tokens !== undefined) return await fallOver(ctx, tokens, room);
  try {
    return withMissingLine(textAnswer(await ctx.call(request)), items.length, missing);
  } catch (thrown) {
    if (!isTooLong(thrown)) throw thrown;
    return await fallOver(ctx, await tokensOf(request), undefined);
  }
}

function requestOf(ctx: TaskContext<SynthesizeConfig>): ModelRequest {
  const { config, items, missing } = ctx;
  const names = citationNames(items.map(({ label }) => label));
  const shown = items.map(({ value }, at) => ({ name: names[at] ?? '', text: asText(value) }));
  const values = { items: renderItems(shown, missing) };
  const system = renderTemplate(config.system, values);
  return {
    model: config.model,
    system: system === '' ? undefined : system,
    prompt: renderTemplate(config.prompt, values),
    temperature: config.temperature,
    maxTokens: config.maxTokens,
    seed: callSeed(config, ctx),
  };
}

async function tokensOf({ system = '', prompt }: ModelRequest): Promise<number> {
  const count = await loadTokenizer();
  return count(system) + count(prompt);
}

/** The tokens of a prompt that does not fit; undefined when it does. What is far from the limit is not counted exactly. */
async function tooMany(request: ModelRequest, room: number): Promise<number | undefined> {
  const left = room - answerRoom(request.maxTokens, room);
  if (approximateTokens(request.prompt) + approximateTokens(request.system ?? '') < left / 4)
    return undefined;
  const tokens = await tokensOf(request);
  return tokens * MARGIN > left ? tokens : undefined;
}

function answerRoom(maxTokens: number | undefined, room: number): number {
  return Math.min(maxTokens ?? ANSWER_TOKENS, Math.floor(room / 2));
}

/** A provider's way of saying that a prompt is longer than the model's context window. */
function isTooLong(thrown: unknown): boolean {
  return (
    TaskError.is(thrown) &&
    /^http-4(?:00|13|22)$/.test(thrown.code) &&
    /context.{0,24}(?:length|window|limit|size)|(?:prompt|input|request).{0,40}too (?:long|large)|too many (?:input )?tokens|maximum.{0,40}tokens/i.test(
      thrown.message,
    )
  );
}

async function fallOver(
  ctx: TaskContext<SynthesizeConfig>,
  tokens: number,
  room: number | undefined,
): Promise<Json> {
  const { config, items, missing } = ctx;
  const why =
    room === undefined
      ? `${config.model} refused a prompt of ${tokens} tokens as too long`
      : `The items make a prompt of ${tokens} tokens, and ${config.model} takes ${room}`;
  const message = `${why}, so they are combined in a tree.`;
  ctx.data('fell-over', { tokens, contextTokens: room ?? null, message } satisfies FellOver);
  const left = room === undefined ? tokens / 2 : room - answerRoom(config.maxTokens, room);
  const tokenMax = Math.max(100, Math.floor((left / MARGIN) * 0.6));
  const rule = { tokenMax, oversized: 'split', fanIn: 1000, maxDepth: 5 } as const;
  return await runTree(ctx, { ...config, ...rule }, arrivalsOf(items, missing));
}

async function* arrivalsOf(
  items: TaskContext<unknown>['items'],
  missing: TaskContext<unknown>['missing'],
): AsyncGenerator<Arrival> {
  for (const item of items) yield { type: 'item', item };
  for (const value of missing) yield { type: 'missing', missing: value };
}
