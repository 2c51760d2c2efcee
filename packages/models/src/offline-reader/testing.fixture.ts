import { readFileSync } from 'node:fs';
import type { ModelRequest } from '@parallax/engine';
import type { Json } from '@parallax/schema';
import { createComposer } from './compose.ts';
import { loadTagger } from './text/wink.ts';

/** What a test asks; `model` does not matter here. */
export type Ask = Omit<ModelRequest, 'model'>;

const composer = createComposer(await loadTagger());

/** The answer to a request and what it was taken for; the best answer unless a temperature is given. */
export function compose(ask: Ask, seed = 1) {
  return composer({ model: 'offline/reader', temperature: 0, ...ask }, seed);
}

/** The answer as JSON. */
export function composeJson(ask: Ask, seed = 1): Record<string, Json> {
  return JSON.parse(compose(ask, seed).text);
}

/** The config of a node of one of the templates that Parallax ships. */
export function templateConfig(name: string, node: string) {
  const url = new URL(`../../../templates/src/${name}.graph.json`, import.meta.url);
  const { nodes } = JSON.parse(readFileSync(url, 'utf8')) as {
    nodes: { id: string; config: Record<string, Json> }[];
  };
  const found = nodes.find(({ id }) => id === node);
  if (found === undefined) throw new Error(`The template ${name} has no node ${node}.`);
  return found.config;
}

/** A template's text with its names replaced. */
export function fillIn(template: Json | undefined, values: Readonly<Record<string, string>>): string {
  return String(template ?? '').replaceAll(/\{\{([\w.]+)\}\}/g, (_, name: string) => values[name] ?? '');
}

/** Several texts as the reduce kind delimits them. */
export function delimit(items: readonly { label: string; text: string }[]): string {
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  return items
    .map(
      ({ label, text }, at) =>
        `<item index="${at + 1}" label="${escaped(label)}">\n${escaped(text)}\n</item>`,
    )
    .join('\n\n');
}
