import { z } from 'zod';
import { pointerSchema } from '../json/pointer.ts';
import { modelCallShape } from '../model-call/config.ts';
import { DEFAULT_PLAN_PROMPT } from './plan-prompt.ts';

/** A point of view: the agent after the fan-out reads it as `{{input.instructions}}`, and the branch is called by its name. */
const perspective = z.strictObject({
  name: z.string().min(1, 'Give it a name.'),
  instructions: z.string().default(''),
});

const chunks = z.strictObject({
  by: z.literal('chunks'),
  /** Approximate tokens of a chunk at most, and how many of them it repeats from the one before. */
  maxTokens: z.int().min(1).max(10_000_000).default(1000),
  overlap: z.int().min(0).default(0),
});

const plan = z.strictObject({
  by: z.literal('plan'),
  ...modelCallShape,
  /** Can use {{input}} and {{maxItems}}. */
  prompt: z.string().default(DEFAULT_PLAN_PROMPT),
  maxItems: z.int().min(1).max(1000).default(12),
});

/** How an input becomes branches: a key of its own for each way. */
export const fanOutConfigSchema = z.discriminatedUnion(
  'by',
  [
    z.strictObject({ by: z.literal('lines').optional().default('lines') }),
    z.strictObject({ by: z.literal('paragraphs') }),
    z.strictObject({ by: z.literal('separator'), separator: z.string().min(1).default('---') }),
    chunks,
    z.strictObject({ by: z.literal('json'), pointer: pointerSchema.default('') }),
    z.strictObject({ by: z.literal('copies'), count: z.int().min(1).max(100_000).default(5) }),
    z.strictObject({ by: z.literal('perspectives'), perspectives: z.array(perspective).default([]) }),
    z.strictObject({ by: z.literal('models'), models: z.array(z.string()).default([]) }),
    plan,
  ],
  {
    error: (issue) =>
      issue.code === 'invalid_union'
        ? 'It goes by "lines", "paragraphs", "separator", "chunks", "json", "copies", "perspectives", "models" or "plan".'
        : undefined,
  },
);

export type FanOutConfig = z.infer<typeof fanOutConfigSchema>;
export type FanOutBy = FanOutConfig['by'];
export type PlanConfig = Extract<FanOutConfig, { by: 'plan' }>;
