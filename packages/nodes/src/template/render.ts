import { type Json, TaskError } from '@parallax/schema';
import { describeJson } from '../json/describe.ts';
import { childOf } from '../json/own.ts';
import { templateTokens } from './parse.ts';

/**
 * Fills a template: own properties only, in one pass (inserted text is never scanned again), text as it is and every other
 * value as JSON. Throws a `TaskError` `missing-field` that names the place and what is there instead.
 */
export function renderTemplate(template: string, values: Readonly<Record<string, Json>>): string {
  return templateTokens(template)
    .map((token) => (token.type === 'name' ? asText(resolve(token.path, values)) : token.text))
    .join('');
}

/** A value as a template inserts it. */
export function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function resolve(path: readonly string[], values: Readonly<Record<string, Json>>): Json {
  let current: Json = values;
  for (const [depth, key] of path.entries()) {
    const next = childOf(current, key);
    if (next === undefined) throw missing(path, depth, current);
    current = next;
  }
  return current;
}

function missing(path: readonly string[], depth: number, parent: Json): TaskError {
  const place = `{{${path.join('.')}}}`;
  if (depth === 0) {
    return new TaskError(
      'missing-field',
      `${place}: there is no input called "${path[0]}". Connect one or correct the name.`,
    );
  }
  const holder = path.slice(0, depth).join('.');
  return new TaskError(
    'missing-field',
    `${place}: "${holder}" is ${describeJson(parent)}, so there is no "${path[depth]}" in it. Correct the name or what is connected.`,
  );
}
