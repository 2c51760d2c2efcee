import { z } from 'zod';

/** The name of the `node-data` that says how many calls of a node were asked a second time; its data is a `Hedges`. */
export const HEDGES = 'hedges';

export const hedgesSchema = z.strictObject({
  /** Second requests of this node so far. */
  count: z.int(),
  /** The task that was asked a second time last. */
  task: z.string(),
  /** How long its first request had been without an answer, in milliseconds. */
  afterMs: z.number(),
});

export type Hedges = z.infer<typeof hedgesSchema>;
