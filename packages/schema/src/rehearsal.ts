import { z } from 'zod';

/** What the simulated model does in a rehearsal, in place of every model of the graph. */
export const rehearsalSchema = z.strictObject({
  /** Median time to a whole answer, in milliseconds. Times spread around it as they do with real models. */
  latencyMs: z.number().min(0).max(600_000).default(2000),
  /** Length of an answer, in tokens. */
  outputTokens: z.int().min(1).max(100_000).default(200),
  /** Calls that fail with a server error, from 0 to 1. */
  failureRate: z.number().min(0).max(1).default(0),
  /** Calls that are refused with 429, from 0 to 1. */
  throttleRate: z.number().min(0).max(1).default(0),
});

export type Rehearsal = z.infer<typeof rehearsalSchema>;
