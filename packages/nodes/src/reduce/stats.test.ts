import { testContext } from '@parallax/testkit/kind-suite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reduceKind } from './definition.ts';
import { describeNumbers } from './describe-numbers.ts';

describe('a description of numbers', () => {
  it('gives the figures of a textbook sample', () => {
    expect(describeNumbers([2, 4, 4, 4, 5, 5, 7, 9])).toMatchObject({
      n: 8,
      sum: 40,
      mean: 5,
      median: 4.5,
      min: 2,
      max: 9,
    });
    expect(describeNumbers([2, 4, 4, 4, 5, 5, 7, 9]).stdev).toBeCloseTo(2.13809, 5);
  });

  it('is null where a figure is undefined', () => {
    expect(describeNumbers([])).toMatchObject({
      n: 0,
      sum: 0,
      mean: null,
      median: null,
      min: null,
      max: null,
      stdev: null,
      histogram: [],
    });
    expect(describeNumbers([3])).toMatchObject({
      mean: 3,
      median: 3,
      stdev: null,
      histogram: [{ from: 3, to: 4, count: 1 }],
    });
  });

  it('gives whole numbers a bin each while they are few', () => {
    const { histogram } = describeNumbers([1, 3, 3, 5]);
    expect(histogram.map(({ from, count }) => [from, count])).toEqual([
      [1, 1],
      [2, 0],
      [3, 2],
      [4, 0],
      [5, 1],
    ]);
  });

  it('keeps a small number beside a large one', () => {
    expect(describeNumbers([1e16, 1, -1e16]).sum).toBe(1);
  });

  it('does not depend on order, and bins every number once', () => {
    const numbers = fc.array(
      fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double({ noNaN: true, min: -1e9, max: 1e9 })),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(
        numbers.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([given, shuffled]) => {
          const summary = describeNumbers(given);
          expect(describeNumbers(shuffled)).toEqual(summary);
          expect(summary.histogram.length).toBeLessThanOrEqual(10);
          expect(summary.histogram.reduce((sum, bin) => sum + bin.count, 0)).toBe(given.length);
          expect(summary.mean).toBeGreaterThanOrEqual(Math.min(...given));
          expect(summary.mean).toBeLessThanOrEqual(Math.max(...given));
        },
      ),
    );
  });
});

describe('stats', () => {
  it('reads numbers from fields, JSON texts and number texts, and names what has none', async () => {
    const values = [{ s: 1 }, '{"s": "2"}', 'Score: {"s": "3%"}', { s: 'good' }, { t: 4 }, 'none'];
    const items = values.map((value, index) => ({ value, label: `E${index + 1}` }));
    const missing = [{ label: 'E7', outcome: 'timeout' as const }];
    const ctx = testContext(reduceKind, { config: { strategy: 'stats', pointer: '/s' }, items, missing });
    expect((await reduceKind.run(ctx)).outputs.output).toMatchObject({
      n: 3,
      mean: 2,
      invalid: ['E4', 'E5', 'E6'],
      missing: [{ label: 'E7', outcome: 'timeout', message: '' }],
    });
  });
});
