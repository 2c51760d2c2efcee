import type { Json, JsonObject } from '@parallax/schema';
import { isJsonObject } from '@parallax/schema';
import { Split } from 'lucide-react';
import { listOf, namesOf, textOf } from '../config-text.ts';
import type { KindView } from '../kind-view.ts';

export const fanOutView: KindView = {
  kind: 'fan-out',
  icon: Split,
  preview(config) {
    const by = textOf(config, 'by');
    if (by === 'perspectives') return namesOf(listOf(config, 'perspectives')).join(' · ');
    if (by === 'models') return namesOf(listOf(config, 'models')).join(' · ');
    if (by === 'copies') return `The same input, ${numberOf(config, 'count', 5)} times`;
    if (by === 'chunks') return `Parts of at most ${numberOf(config, 'maxTokens', 1000)} tokens`;
    if (by === 'plan') return textOf(config, 'prompt') || 'A model decides the sections';
    return by === 'json' ? 'Every element of a JSON list' : `Every ${separators[by] ?? 'line'} of the input`;
  },
  outputText: (output) =>
    Array.isArray(output) ? output.map(branchText).join('\n') : JSON.stringify(output),
};

const separators: Readonly<Record<string, string>> = {
  lines: 'line',
  paragraphs: 'paragraph',
  separator: 'part',
};

function numberOf(config: JsonObject, key: string, fallback: number): number {
  const value = config[key];
  return typeof value === 'number' ? value : fallback;
}

function branchText(branch: Json): string {
  if (!isJsonObject(branch)) return JSON.stringify(branch);
  if (typeof branch.label === 'string') return branch.label;
  return typeof branch.value === 'string' ? branch.value : JSON.stringify(branch.value);
}
