import { z } from 'zod';

/** What a task cost. Tokens as the provider counts them; `estimated` when a stream ended before it said. */
export const usageSchema = z.strictObject({
  calls: z.int().min(0),
  inputTokens: z.int().min(0),
  outputTokens: z.int().min(0),
  costUsd: z.number().min(0).optional(),
  estimated: z.boolean().optional(),
});

export type Usage = z.infer<typeof usageSchema>;

/** The sums of a run or a node, folded from `task-end`. `taskMs` is the time that one-by-one execution would have taken. */
export const totalsSchema = z.strictObject({
  tasks: z.int(),
  calls: z.int(),
  retries: z.int(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  costUsd: z.number(),
  taskMs: z.number(),
  estimated: z.boolean(),
});

export type Totals = z.infer<typeof totalsSchema>;

export const noTotals: Totals = {
  tasks: 0,
  calls: 0,
  retries: 0,
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
  taskMs: 0,
  estimated: false,
};

/** What one finished task adds to totals: `attempts` of 3 are 2 retries. */
export interface FinishedTask {
  readonly ms: number;
  readonly attempts: number;
  readonly usage?: Usage | undefined;
}

export function addTask(totals: Totals, task: FinishedTask): Totals {
  const { usage } = task;
  return {
    tasks: totals.tasks + 1,
    calls: totals.calls + (usage?.calls ?? 0),
    retries: totals.retries + Math.max(0, task.attempts - 1),
    inputTokens: totals.inputTokens + (usage?.inputTokens ?? 0),
    outputTokens: totals.outputTokens + (usage?.outputTokens ?? 0),
    costUsd: totals.costUsd + (usage?.costUsd ?? 0),
    taskMs: totals.taskMs + task.ms,
    estimated: totals.estimated || (usage?.estimated ?? false),
  };
}
