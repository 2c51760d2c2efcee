import { callSettings } from '../../model-call/config.ts';
import { checkItemsPrompt } from '../check-prompt.ts';
import type { Strategy } from '../strategy.ts';
import { type TreeConfig, treeConfigSchema } from './config.ts';
import { treeEstimate } from './estimate.ts';

/** Model calls over neighbouring items, then over their results, until one text is left: for more than one prompt can hold. */
export const tree: Strategy<TreeConfig> = {
  config: treeConfigSchema,
  streams: true,
  model: (config) => config.model,
  settings: callSettings,
  estimate: treeEstimate,
  check: checkItemsPrompt,
  // What only a run needs is no part of the editor's first load.
  run: async (ctx) => (await import('./run-tree.ts')).runTree(ctx, ctx.config, ctx.inOrder),
};
