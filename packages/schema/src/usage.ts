import { z } from 'zod';

/** The part of a usage that went into asking twice: second requests that were sent, and what the slower one of each pair used. */
export const hedgedSchema = z.strictObject({
  calls: z.int().min(0),
  inputTokens: z.int().min(0),
  outputTokens: z.int().min(0),
  costUsd: z.number().min(0).optional(),
});

export type Hedged = z.infer<typeof hedgedSchema>;

/** What a task cost. Tokens as the provider counts them; `estimated` when a stream ended before it said. */
export const usageSchema = z.strictObject({
  calls: z.int().min(0),
  inputTokens: z.int().min(0),
  outputTokens: z.int().min(0),
  costUsd: z.number().min(0).optional(),
  estimated: z.boolean().optional(),
  /** Contained in the other numbers. */
  hedged: hedgedSchema.optional(),
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
  /** Contained in the other numbers; absent when nothing was asked twice. */
  hedged: hedgedSchema.optional(),
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

/** Totals with one more task. */
export function addTask(totals: Totals, { ms, attempts, usage }: FinishedTask): Totals {
  const sum = { ...totals };
  countTask(sum, ms, attempts, usage);
  return sum;
}

/** As `addTask`, into the totals themselves, for whoever counts thousands and owns them. */
export function countTask(totals: Totals, ms: number, attempts: number, usage: Usage | undefined): void {
  totals.tasks += 1;
  totals.retries += Math.max(0, attempts - 1);
  totals.taskMs += ms;
  if (usage === undefined) return;
  totals.calls += usage.calls;
  totals.inputTokens += usage.inputTokens;
  totals.outputTokens += usage.outputTokens;
  totals.costUsd += usage.costUsd ?? 0;
  totals.estimated ||= usage.estimated ?? false;
  if (usage.hedged !== undefined) totals.hedged = addHedged(totals.hedged, usage.hedged);
}

/** The sum of what asking twice took; undefined where nothing was. */
export function addHedged(sum: Hedged | undefined, more: Hedged | undefined): Hedged | undefined {
  if (sum === undefined || more === undefined) return sum ?? more;
  const cost =
    sum.costUsd === undefined && more.costUsd === undefined
      ? undefined
      : (sum.costUsd ?? 0) + (more.costUsd ?? 0);
  return {
    calls: sum.calls + more.calls,
    inputTokens: sum.inputTokens + more.inputTokens,
    outputTokens: sum.outputTokens + more.outputTokens,
    ...(cost === undefined ? {} : { costUsd: cost }),
  };
}
