import type { Branch } from '@parallax/engine';
import { type Json, type Range, TaskError } from '@parallax/schema';
import { describeJson } from '../json/describe.ts';
import { chunks } from './chunks.ts';
import type { FanOutConfig, PlanConfig } from './config.ts';
import { jsonItems } from './json-items.ts';
import { lines, paragraphs, separated } from './text.ts';

/** Every way but `plan`, which asks a model. */
export type SplitConfig = Exclude<FanOutConfig, PlanConfig>;

/** The branches of an input. Throws a `TaskError` `bad-input` where the input is not what the way needs. Linear in the input. */
export function split(config: SplitConfig, input: Json): Branch[] {
  switch (config.by) {
    case 'lines':
      return lines(textOf(input, config.by));
    case 'paragraphs':
      return paragraphs(textOf(input, config.by));
    case 'separator':
      return separated(textOf(input, config.by), config.separator);
    case 'chunks':
      return chunks(textOf(input, config.by), config.maxTokens, config.overlap);
    case 'json':
      return jsonItems(input, config.pointer);
    case 'copies':
      return Array.from({ length: config.count }, (_, index) => ({
        value: input,
        label: `Copy ${index + 1}`,
      }));
    case 'perspectives':
      return config.perspectives.map(({ name, instructions }) => ({
        value: { input, name, instructions },
        label: name,
      }));
    case 'models':
      return config.models.map((model) => ({ value: { input, model }, label: model }));
  }
}

function textOf(input: Json, by: string): string {
  if (typeof input === 'string') return input;
  throw new TaskError(
    'bad-input',
    `A fan-out by ${by} takes a text, but got ${describeJson(input)}. Use "json" for a list, or connect a text.`,
  );
}

/** How many branches an input gives, as far as it is known. */
export function widthOf(config: FanOutConfig, input: Json | undefined): Range {
  const exactly = (count: number) => ({ min: count, max: count });
  switch (config.by) {
    case 'copies':
      return exactly(config.count);
    case 'perspectives':
      return exactly(config.perspectives.length);
    case 'models':
      return exactly(config.models.length);
    case 'plan':
      return { min: 0, max: config.maxItems };
    default:
      return input === undefined ? { min: 0, max: null } : exactly(countOf(config, input));
  }
}

/** An input that cannot be divided opens no branches: its task fails. */
function countOf(config: SplitConfig, input: Json): number {
  try {
    return split(config, input).length;
  } catch (error) {
    if (TaskError.is(error)) return 0;
    throw error;
  }
}
