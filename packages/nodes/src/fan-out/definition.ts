import { defineKind } from '@parallax/engine';
import { callContent, callSettings } from '../model-call/config.ts';
import { oneCall } from '../model-call/estimate.ts';
import { checkFanOut } from './check.ts';
import { type FanOutBy, type FanOutConfig, fanOutConfigSchema } from './config.ts';
import { planSections } from './plan.ts';
import { split, widthOf } from './split.ts';

/** What one branch is called. */
const nouns: Readonly<Record<FanOutBy, string>> = {
  lines: 'line',
  paragraphs: 'paragraph',
  separator: 'part',
  chunks: 'chunk',
  json: 'item',
  copies: 'copy',
  perspectives: 'perspective',
  models: 'model',
  plan: 'section',
};

/** Opens a scope: everything after it runs once for each branch, until a vote or a reduce closes it. */
export const fanOutKind = defineKind<FanOutConfig>({
  kind: 'fan-out',
  version: 1,
  title: 'Fan-out',
  summary:
    'Turns one input into many branches that run at the same time: sections, copies, perspectives or models.',
  config: fanOutConfigSchema,
  gather: 'one',
  ports: () => ({ inputs: [{ name: 'input' }], outputs: [{ name: 'items' }] }),
  widen: ({ by }) => ({ port: 'items', noun: nouns[by], ...(by === 'copies' ? { sampled: true } : {}) }),
  width: widthOf,
  model: (config) => (config.by === 'plan' ? config.model : undefined),
  content: callContent,
  settings: (config) => (config.by === 'plan' ? callSettings(config) : {}),
  estimate: (config, basis) =>
    config.by === 'plan' ? oneCall([config.prompt], basis.inputTokens, config.maxTokens) : undefined,
  check: checkFanOut,
  async run(ctx) {
    const { config, inputs } = ctx;
    return {
      outputs: {},
      branches: config.by === 'plan' ? await planSections(config, ctx) : split(config, inputs.input ?? null),
    };
  },
});
