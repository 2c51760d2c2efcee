import type { Arrival, ModelRequest, TaskContext } from '@parallax/engine';
import { type Json, TaskError } from '@parallax/schema';
import { spanName } from '../../citation/label-book.ts';
import { lostValues, withMissingLine } from '../../gather/missing.ts';
import { textAnswer } from '../../model-call/answer.ts';
import { callSeed } from '../../model-call/seed.ts';
import { renderTemplate } from '../../template/render.ts';
import { type CountTokens, loadTokenizer } from '../../text/tokenizer.ts';
import { renderItems } from '../render-items.ts';
import type { TreeConfig } from './config.ts';
import { TreeCounter } from './counter.ts';
import type { Element, Group } from './element.ts';
import { fitTogether } from './fit.ts';
import { elementOf, itemEntries } from './items.ts';
import { growTree, type Root } from './levels.ts';

/** What of a config makes a tree; `synthesize` has its own when it falls over to one. */
export type TreeSettings = Pick<
  TreeConfig,
  | 'model'
  | 'system'
  | 'prompt'
  | 'temperature'
  | 'maxTokens'
  | 'seed'
  | 'tokenMax'
  | 'oversized'
  | 'fanIn'
  | 'maxDepth'
>;

/**
 * Grows the tree over what arrives and returns its text, with a line for whatever a reader should know. The same arrivals in the same order
 * give the same prompts, byte for byte, however long each call takes.
 */
export async function runTree(
  ctx: Pick<TaskContext<unknown>, 'step' | 'data' | 'seed' | 'sample'>,
  settings: TreeSettings,
  arrivals: AsyncIterable<Arrival>,
): Promise<Json> {
  const count = await loadTokenizer();
  const counter = new TreeCounter((progress) => ctx.data('tree', progress));
  const noted = (isOversized: boolean) => {
    counter.items += 1;
    if (isOversized) counter.oversized += 1;
  };
  const root = await growTree(
    itemEntries(arrivals, settings, count, noted),
    settings,
    (group) => combine(ctx, settings, group, count, counter),
    counter,
  );
  return finished(root, settings, counter);
}

async function combine(
  ctx: Pick<TaskContext<unknown>, 'step' | 'seed' | 'sample'>,
  settings: TreeSettings,
  group: Group,
  count: CountTokens,
  counter: TreeCounter,
): Promise<Element> {
  const { elements, shortened } = fitTogether(group.elements, settings.tokenMax, count);
  counter.shortened += shortened;
  const items = renderItems(elements, group.missing, group.present);
  const values = { items };
  const system = renderTemplate(settings.system, values);
  const request: ModelRequest = {
    model: settings.model,
    system: system === '' ? undefined : system,
    prompt: renderTemplate(settings.prompt, values),
    temperature: settings.temperature,
    maxTokens: settings.maxTokens,
    seed: callSeed(settings, { seed: ctx.seed, sample: ctx.sample, attempt: 1 }),
  };
  const reply = await ctx.step(request, group.isOnly ? 'text' : 'none');
  if (reply.finish === 'length') counter.cutOff += 1;
  return elementOf(nameOf(elements), textAnswer(reply).trim(), citedBy(elements), count);
}

function nameOf(elements: readonly Element[]): string {
  const names = elements.flatMap(({ name, cites }) => (cites.length === 0 ? [name] : cites));
  return spanName(names[0] ?? '', names.at(-1) ?? '');
}

function citedBy(elements: readonly Element[]): string[] {
  return elements.flatMap(({ name, cites }) => (cites.length === 0 ? [name] : [name, ...cites]));
}

function finished(root: Root, settings: TreeSettings, counter: TreeCounter): Json {
  const parts = root.flatMap(({ element }) => element ?? []);
  const missing = root.flatMap((entry) => entry.missing);
  const present = root.reduce((sum, entry) => sum + entry.present, 0);
  const lost = lostValues(missing).length;
  if (parts.length === 0 && lost > 0)
    throw new TaskError(
      'nothing-to-combine',
      `None of the ${lost} items came, so there is nothing to combine.`,
    );
  counter.parts = parts.length;
  counter.tell();
  const notes = counter.notes(settings);
  const text = parts.map((part) => part.text).join('\n\n');
  return withMissingLine([text, ...notes].filter((part) => part !== '').join('\n\n'), present, missing);
}
