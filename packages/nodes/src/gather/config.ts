import { z } from 'zod';

/** What a gathering node combines: see `Over` of the engine. */
export const overSchema = z.enum(['auto', 'branches', 'fan-out', 'all']).default('auto');

/** When a group is complete enough: see `Wait` of the engine. */
export const waitSchema = z
  .union(
    [
      z.literal('all'),
      z.strictObject({ atLeast: z.int().min(1) }),
      z.strictObject({ deadlineMs: z.int().min(1).max(604_800_000) }),
    ],
    { error: 'Write "all", {"atLeast": 3} or {"deadlineMs": 30000}.' },
  )
  .default('all');
