import type { Branch, ModelRequest, TaskContext } from '@parallax/engine';
import { isJsonObject, type Json, TaskError } from '@parallax/schema';
import { jsonCandidates } from '../json/parse.ts';
import { callSeed } from '../model-call/seed.ts';
import { asText, renderTemplate } from '../template/render.ts';
import { excerpt, textLabel } from '../text/excerpt.ts';
import type { PlanConfig } from './config.ts';

const textField = { type: 'string' };

/** The shape that the model is asked for. A root object, since strict providers take no list there. */
function sectionsSchema(maxItems: number): Json {
  return {
    type: 'object',
    properties: {
      sections: {
        type: 'array',
        maxItems,
        items: {
          type: 'object',
          properties: { title: textField, text: textField },
          required: ['title', 'text'],
          additionalProperties: false,
        },
      },
    },
    required: ['sections'],
    additionalProperties: false,
  };
}

/** Lets a model decide the sections. Rejects with a retryable `TaskError` `bad-plan` when its answer holds no list. */
export async function planSections(config: PlanConfig, ctx: TaskContext<unknown>): Promise<Branch[]> {
  const request: ModelRequest = {
    model: config.model,
    prompt: renderTemplate(config.prompt, { input: ctx.inputs.input ?? null, maxItems: config.maxItems }),
    temperature: config.temperature,
    maxTokens: config.maxTokens,
    seed: callSeed(config, ctx),
    schema: sectionsSchema(config.maxItems),
  };
  const { text } = await ctx.call(request);
  return readSections(text).slice(0, config.maxItems);
}

/**
 * Reads the sections from an answer: a JSON list, an object with a list in it, or else the entries of a numbered or
 * bulleted list. An entry is a text, or an object with a title and perhaps a text.
 */
export function readSections(answer: string): Branch[] {
  for (const candidate of jsonCandidates(answer)) {
    const list = listIn(candidate);
    if (list !== undefined) return list.map(section).filter((branch) => branch !== undefined);
  }
  const entries = [...answer.matchAll(/^[^\S\n]*(?:[-*•]|\d{1,3}[.)])[^\S\n]+(.+)$/gm)];
  if (entries.length > 0)
    return entries.map((match) => section(match[1] ?? '')).filter((branch) => branch !== undefined);
  throw new TaskError('bad-plan', `The model gave no list of sections, but: "${excerpt(answer, 120)}"`, {
    retryable: true,
  });
}

function listIn(value: Json): readonly Json[] | undefined {
  if (Array.isArray(value)) return value;
  return isJsonObject(value)
    ? Object.values(value).find((member): member is readonly Json[] => Array.isArray(member))
    : undefined;
}

const titleKeys = ['title', 'name', 'heading', 'section'];
const textKeys = ['text', 'description', 'content', 'instructions'];

function section(entry: Json): Branch | undefined {
  const title = isJsonObject(entry) ? firstText(entry, titleKeys) : asText(entry);
  const text = isJsonObject(entry) ? firstText(entry, textKeys) : '';
  const name = title || text;
  if (name.trim() === '') return undefined;
  return { value: { title: name.trim(), text: text.trim() }, label: textLabel(name, 'Section') };
}

function firstText(entry: Readonly<Record<string, Json>>, keys: readonly string[]): string {
  const found = keys.map((key) => entry[key]).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : '';
}
