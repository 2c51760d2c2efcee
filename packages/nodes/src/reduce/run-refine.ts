import type { MissingValue, TaskContext } from '@parallax/engine';
import { type Json, TaskError } from '@parallax/schema';
import { NameIndex, withoutCitations } from '../citation/citations.ts';
import { lostValues, withMissingLine } from '../gather/missing.ts';
import { textAnswer } from '../model-call/answer.ts';
import { callSeed } from '../model-call/seed.ts';
import { renderTemplate } from '../template/render.ts';
import { dataElement } from '../text/escape.ts';
import { loadTokenizer } from '../text/tokenizer.ts';
import type { RefineConfig } from './refine.ts';
import { renderItems } from './render-items.ts';
import type { Element } from './tree/element.ts';
import { itemEntries } from './tree/items.ts';

/** Improves the draft by one item after the other and returns it, with a line for what is missing. */
export async function runRefine(ctx: TaskContext<RefineConfig>): Promise<Json> {
  const { config } = ctx;
  const count = await loadTokenizer();
  let cut = 0;
  const entries = itemEntries(ctx.inOrder, config, count, (isOversized) => {
    if (isOversized) cut += 1;
  });
  const names: string[] = [];
  const missing: MissingValue[] = [];
  let unnamed: MissingValue[] = [];
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
}

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
