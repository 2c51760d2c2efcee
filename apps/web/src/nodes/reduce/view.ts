import { agreementSchema, statsSchema, tableSchema } from '@parallax/nodes';
import type { JsonObject } from '@parallax/schema';
import { Combine } from 'lucide-react';
import { lazyView } from '../../ui/lazy-view.tsx';
import type { KindView } from '../kind-view.ts';
import { callSummary } from '../model-call/summary.ts';
import type { Shape } from '../names/shape.ts';
import { strategies } from './strategies.ts';

export const reduceView: KindView = {
  icon: Combine,
  accent: 'var(--kind-reduce)',
  form: lazyView(async () => (await import('./form.tsx')).ReduceForm),
  summary,
  shape: ({ strategy = 'concat' }): Shape => {
    if (strategy === 'table') return { about: 'a table', fields: fieldsOf(tableSchema.shape) };
    if (strategy === 'agreement')
      return { about: 'agreement of graders', fields: fieldsOf(agreementSchema.shape) };
    if (strategy === 'stats') return { about: 'statistics', fields: fieldsOf(statsSchema.shape) };
    return { about: strategy === 'merge' ? 'merged JSON' : 'text' };
  },
};

const callNames: Readonly<Record<string, string>> = {
  synthesize: 'Synthesis',
  tree: 'Tree',
  refine: 'Refinement',
};

function summary(config: JsonObject): string {
  const { strategy = 'concat', pointer } = config;
  const calls = callNames[String(strategy)];
  if (calls !== undefined) return `${calls} · ${callSummary(config)}`;
  const label = strategies.find((each) => each.value === strategy)?.label ?? String(strategy);
  return (strategy === 'stats' || strategy === 'agreement') && typeof pointer === 'string' && pointer !== ''
    ? `${label} of ${pointer}`
    : label;
}

function fieldsOf(shape: object): Readonly<Record<string, Shape>> {
  return Object.fromEntries(Object.keys(shape).map((key) => [key, {}]));
}
