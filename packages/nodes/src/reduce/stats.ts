import type { Json } from '@parallax/schema';
import { z } from 'zod';
import { missingEntries, missingEntrySchema } from '../gather/missing.ts';
import { parseJsonIn } from '../json/parse.ts';
import { atPointer, pointerSchema } from '../json/pointer.ts';
import { numberIn } from '../text/number.ts';
import { describeNumbers, numberSummarySchema } from './describe-numbers.ts';
import { gatherShape, type Strategy } from './strategy.ts';

export const statsConfigSchema = z.strictObject({
  strategy: z.literal('stats'),
  ...gatherShape,
  /** Where the number is in each item. */
  pointer: pointerSchema.default(''),
});
export type StatsConfig = z.infer<typeof statsConfigSchema>;

/** Figures about one number of each item. `invalid` are the labels of items that have none there. */
export const statsSchema = z.strictObject({
  pointer: z.string(),
  ...numberSummarySchema.shape,
  missing: z.array(missingEntrySchema),
  invalid: z.array(z.string()),
});
export type Stats = z.infer<typeof statsSchema>;

/** Count, mean, median, extremes, deviation and a histogram of one number of each item. Texts like "85%" or "1,000" count. */
export const stats: Strategy<StatsConfig> = {
  config: statsConfigSchema,
  run({ config, items, missing }) {
    const read = items.map(({ label, value }) => ({ label, number: numberAt(value, config.pointer) }));
    const numbers = read.flatMap(({ number }) => (number === undefined ? [] : [number]));
    return {
      pointer: config.pointer,
      ...describeNumbers(numbers),
      missing: missingEntries(missing),
      invalid: read.filter(({ number }) => number === undefined).map(({ label }) => label),
    } satisfies Stats;
  },
};

function numberAt(item: Json, pointer: string): number | undefined {
  const whole = typeof item === 'string' && pointer !== '' ? parseJsonIn(item) : item;
  const value = whole === undefined ? undefined : atPointer(whole, pointer);
  if (typeof value === 'string') return numberIn(value);
  return typeof value === 'number' ? value : undefined;
}
