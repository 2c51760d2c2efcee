import { z } from 'zod';
import { modelCallShape } from '../../model-call/config.ts';
import { gatherShape } from '../strategy.ts';
import { DEFAULT_TREE_PROMPT, DEFAULT_TREE_SYSTEM } from './prompts.ts';

/** The keys that say how large the parts are that a model gets at once. */
export const sizeShape = {
  /** Tokens of the items in one prompt, at most. */
  tokenMax: z.int().min(100).max(10_000_000).default(3000),
  /** What becomes of an item that is longer than that. */
  oversized: z.enum(['split', 'truncate', 'fail']).default('split'),
};

export const treeConfigSchema = z.strictObject({
  strategy: z.literal('tree'),
  ...gatherShape,
  ...modelCallShape,
  system: z.string().default(DEFAULT_TREE_SYSTEM),
  /** Has to use {{items}}. Asked at every level. */
  prompt: z.string().default(DEFAULT_TREE_PROMPT),
  ...sizeShape,
  /** Items or parts that one call combines, at most. */
  fanIn: z.int().min(2).max(1000).default(10),
  /** Levels of calls, at most. What is then still in several parts stays side by side. */
  maxDepth: z.int().min(1).max(20).default(5),
});
export type TreeConfig = z.infer<typeof treeConfigSchema>;
