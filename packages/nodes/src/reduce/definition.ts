import { defineKind } from '@parallax/engine';
import { callContent } from '../model-call/config.ts';
import { type ReduceConfig, reduceConfigSchema } from './config.ts';
import { strategyOf } from './strategies.ts';

/** Closes a scope: many values become one. */
export const reduceKind = defineKind<ReduceConfig>({
  kind: 'reduce',
  version: 1,
  title: 'Reduce',
  summary:
    'Combines many results into one: text, a synthesis by a model, merged JSON, a table or statistics.',
  config: reduceConfigSchema,
  gather: 'all',
  ports: () => ({ inputs: [{ name: 'items', many: true }], outputs: [{ name: 'output' }] }),
  over: (config) => config.over,
  wait: (config) => config.wait,
  streams: (config) => strategyOf(config).streams === true,
  keepsLineage: (config) => config.keepProvenance,
  model: (config) => strategyOf(config).model?.(config),
  settings: (config) => strategyOf(config).settings?.(config) ?? {},
  content: callContent,
  estimate: (config, basis) => strategyOf(config).estimate?.(config, basis),
  check: (config) => strategyOf(config).check?.(config) ?? [],
  run: async (ctx) => ({ outputs: { output: await strategyOf(ctx.config).run(ctx) } }),
});
