import { z } from 'zod';
import { missingEntries, missingEntrySchema } from '../gather/missing.ts';
import { parseJsonIn } from '../json/parse.ts';
import { deepMerge } from './deep-merge.ts';
import { gatherShape, type Strategy } from './strategy.ts';

export const mergeConfigSchema = z.strictObject({ strategy: z.literal('merge'), ...gatherShape });
export type MergeConfig = z.infer<typeof mergeConfigSchema>;

/** What a merge publishes beside its output, as `node-data` named `merge`. */
export const mergeReportSchema = z.strictObject({
  merged: z.int(),
  conflicts: z.array(z.strictObject({ pointer: z.string(), from: z.string(), to: z.string() })),
  missing: z.array(missingEntrySchema),
});
export type MergeReport = z.infer<typeof mergeReportSchema>;

/**
 * One JSON value made of all. The output is that value and nothing else, since whatever reads it expects the items' own
 * keys; what was in conflict and what is missing is published as data. A text that holds JSON counts as that JSON.
 */
export const merge: Strategy<MergeConfig> = {
  config: mergeConfigSchema,
  run(ctx) {
    const values = ctx.items.map(({ label, value }) => ({
      label,
      value: typeof value === 'string' ? (parseJsonIn(value) ?? value) : value,
    }));
    const { value, conflicts } = deepMerge(values);
    const report = {
      merged: values.length,
      conflicts: conflicts.map((conflict) => ({ ...conflict })),
      missing: missingEntries(ctx.missing),
    } satisfies MergeReport;
    ctx.data('merge', report);
    return value;
  },
};
