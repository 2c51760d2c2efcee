import { z } from 'zod';

/** A number that is exact (`min` = `max`), a range, or open above (`max` null) where only the run can tell. */
export const rangeSchema = z.strictObject({ min: z.number(), max: z.number().nullable() });

/** What a run will need, known before it starts: model calls, tokens and, where prices are known, US dollars. */
export const estimateSchema = z.strictObject({
  calls: rangeSchema,
  inputTokens: rangeSchema,
  outputTokens: rangeSchema,
  costUsd: rangeSchema.nullable(),
});

/** What one node will do, computed from the graph alone. */
export const nodePlanSchema = z.strictObject({
  /** Ids of the nodes whose scopes are open where this node runs, outermost first. */
  scopes: z.array(z.string()),
  tasks: rangeSchema,
  /** Values that one task of this node combines; null for a node that does not gather. */
  gathers: rangeSchema.nullable(),
  calls: rangeSchema,
  /** The model that it calls, where that is known before the run. */
  model: z.string().optional(),
  /** Of all its calls; null when it calls a model whose price is not known. */
  costUsd: rangeSchema.nullable(),
  /** What it will do, for people: "Runs 100 times", "Combines 3 reviews for each section". */
  sentence: z.string(),
});

export const planSchema = z.strictObject({
  nodes: z.record(z.string(), nodePlanSchema),
  estimate: estimateSchema,
});

export type Range = z.infer<typeof rangeSchema>;
export type Estimate = z.infer<typeof estimateSchema>;
export type NodePlan = z.infer<typeof nodePlanSchema>;
export type Plan = z.infer<typeof planSchema>;
