import { z } from 'zod';

const MAX_BINS = 10;

/** `to` is exclusive but for the last bin. */
const binSchema = z.strictObject({ from: z.number(), to: z.number(), count: z.int() });

/** Null where a figure is undefined: all of them without numbers, and the deviation of a single one. */
export const numberSummarySchema = z.strictObject({
  n: z.int(),
  sum: z.number(),
  mean: z.number().nullable(),
  median: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** Of the sample: divided by n − 1. */
  stdev: z.number().nullable(),
  histogram: z.array(binSchema),
});
export type NumberSummary = z.infer<typeof numberSummarySchema>;

/** Describes a sample. Does not depend on the order of the numbers. */
export function describeNumbers(numbers: readonly number[]): NumberSummary {
  const sorted = [...numbers].sort((a, b) => a - b);
  const n = sorted.length;
  const sum = exactSum(sorted);
  const min = sorted[0];
  const max = sorted[n - 1];
  if (min === undefined || max === undefined) {
    return { n: 0, sum: 0, mean: null, median: null, min: null, max: null, stdev: null, histogram: [] };
  }
  // Rounding must not put the mean outside of the numbers.
  const mean = Math.min(max, Math.max(min, sum / n));
  return {
    n,
    sum,
    mean,
    median: medianOf(sorted),
    min,
    max,
    stdev: deviation(sorted, mean),
    histogram: histogram(sorted, min, max),
  };
}

/** Neumaier's compensated sum: small numbers are not lost beside large ones. */
function exactSum(numbers: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const number of numbers) {
    const next = sum + number;
    lost += Math.abs(sum) >= Math.abs(number) ? sum - next + number : number - next + sum;
    sum = next;
  }
  return sum + lost;
}

function medianOf(sorted: readonly number[]): number | null {
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper === undefined || lower === undefined ? null : lower / 2 + upper / 2;
}

function deviation(numbers: readonly number[], mean: number): number | null {
  if (numbers.length < 2) return null;
  return Math.sqrt(exactSum(numbers.map((number) => (number - mean) ** 2)) / (numbers.length - 1));
}

/** A bin for each whole number where they are few (grades), else up to ten of equal width. */
function histogram(sorted: readonly number[], min: number, max: number): NumberSummary['histogram'] {
  const isDiscrete = max - min < MAX_BINS && sorted.every(Number.isInteger);
  const bins = isDiscrete ? max - min + 1 : Math.min(MAX_BINS, Math.ceil(Math.sqrt(sorted.length)));
  const width = isDiscrete ? 1 : (max - min) / bins;
  if (!Number.isFinite(width) || width === 0) return [{ from: min, to: max, count: sorted.length }];
  const counts = new Array<number>(bins).fill(0);
  for (const number of sorted) {
    const bin = Math.min(bins - 1, Math.floor((number - min) / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const edge = (index: number) => (index === bins && !isDiscrete ? max : min + index * width);
  return counts.map((count, index) => ({ from: edge(index), to: edge(index + 1), count }));
}
