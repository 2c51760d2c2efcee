import { testContext } from '@parallax/testkit/kind-suite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reduceKind } from '../definition.ts';
import { agreementRatio } from './agreement-ratio.ts';
import { fleissKappa } from './fleiss-kappa.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { agreementSchema } from './result.ts';

/** Fleiss' own example: 10 subjects, 14 raters, 5 categories. */
const classic = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
];

/** Krippendorff's own example (2011): twelve units by four observers, some values missing. */
const krippendorff = [
  [1, 1, undefined, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [undefined, 5, 5, 5],
  [undefined, undefined, 1, 1],
  [undefined, undefined, 3, undefined],
];

describe("Fleiss' kappa", () => {
  it('is 0.210 for the classic table', () => {
    expect(fleissKappa(classic)).toBeCloseTo(0.20993, 5);
  });

  it('is 1 where all agree in different categories, and negative below chance', () => {
    expect(
      fleissKappa([
        [3, 0],
        [0, 3],
      ]),
    ).toBe(1);
    expect(
      fleissKappa([
        [1, 1],
        [1, 1],
      ]),
    ).toBe(-1);
  });

  it('is null where it is undefined, never 1', () => {
    expect(fleissKappa([])).toBeNull();
    expect(fleissKappa([[3, 0]])).toBeNull();
    expect(
      fleissKappa([
        [3, 0],
        [3, 0],
      ]),
    ).toBeNull();
    expect(
      fleissKappa([
        [1, 0],
        [0, 1],
      ]),
    ).toBeNull();
    expect(
      fleissKappa([
        [3, 0],
        [0, 2],
      ]),
    ).toBeNull();
  });
});

describe("Krippendorff's alpha", () => {
  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
  ] as const)('is as published for the example with missing values: %s %f', (level, alpha) => {
    expect(krippendorffAlpha(krippendorff, level)).toBeCloseTo(alpha, 3);
  });

  it('is null where it is undefined, never 1', () => {
    for (const level of ['nominal', 'ordinal', 'interval'] as const) {
      expect(krippendorffAlpha([], level)).toBeNull();
      expect(krippendorffAlpha([[1, 1, 2]], level)).toBeNull();
      expect(
        krippendorffAlpha(
          [
            [2, 2],
            [2, 2],
          ],
          level,
        ),
      ).toBeNull();
      expect(krippendorffAlpha([[1], [2]], level)).toBeNull();
    }
    expect(
      krippendorffAlpha(
        [
          ['a', 'b'],
          ['b', 'b'],
        ],
        'interval',
      ),
    ).toBeNull();
    expect(
      krippendorffAlpha(
        [
          ['a', 'b'],
          ['b', 'b'],
        ],
        'nominal',
      ),
    ).not.toBeNull();
  });

  const grade = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined });
  const grid = fc.array(fc.array(grade, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 12 });

  it('does not depend on the order of units or raters, nor interval alpha on the scale', () => {
    fc.assert(
      fc.property(grid, fc.integer({ min: -1e6, max: 1e6 }), (ratings, shift) => {
        for (const level of ['nominal', 'ordinal', 'interval'] as const) {
          const alpha = krippendorffAlpha(ratings, level);
          const turned = ratings.toReversed().map((unit) => unit.toReversed());
          const moved = ratings.map((unit) =>
            unit.map((value) => (value === undefined ? value : value + shift)),
          );
          if (alpha === null) expect(krippendorffAlpha(turned, level)).toBeNull();
          else {
            expect(alpha).toBeLessThanOrEqual(1 + 1e-9);
            expect(krippendorffAlpha(turned, level)).toBeCloseTo(alpha, 9);
            expect(krippendorffAlpha(moved, level)).toBeCloseTo(alpha, 6);
          }
        }
      }),
    );
  });
});

it('the agreement ratio is the share of pairs that agree', () => {
  expect(
    agreementRatio([
      [1, 1, 2],
      [1, undefined, 1],
    ]),
  ).toBe((2 + 2) / (6 + 2));
  expect(agreementRatio([[1], []])).toBeNull();
});

describe('agreement of a batch', () => {
  const grades = [
    [7, 7, 8],
    [3, 9, 5],
    [6, 6, 6],
  ];

  it('reads essays and graders from nested scopes, and puts the most disputed first', async () => {
    const items = grades.flatMap((row, essay) =>
      row.map((score, grader) => ({
        value: { score },
        label: `Essay ${essay + 1} · Grader ${'ABC'[grader]}`,
        path: [
          { node: 'essays', index: essay },
          { node: 'graders', index: grader },
        ],
      })),
    );
    const ctx = testContext(reduceKind, { config: { strategy: 'agreement', pointer: '/score' }, items });
    const result = agreementSchema.parse((await reduceKind.run(ctx)).outputs.output);
    expect(result).toMatchObject({ items: 3, ratings: 9, grades: { mean: 57 / 9 } });
    expect(result.graders.map(({ grader, n }) => [grader, n])).toEqual([
      ['Grader A', 3],
      ['Grader B', 3],
      ['Grader C', 3],
    ]);
    expect(result.rows.map(({ item }) => item)).toEqual(['Essay 2', 'Essay 1', 'Essay 3']);
    expect(result.rows[0]?.grades).toEqual([3, 9, 5]);
    expect(result.krippendorffAlpha.interval).toBeCloseTo(krippendorffAlpha(grades, 'interval') ?? 0);
    const inner = testContext(reduceKind, {
      config: { strategy: 'agreement', pointer: '/score', graded: 'inner' },
      items,
    });
    expect((await reduceKind.run(inner)).outputs.output).toMatchObject({
      items: 3,
      graders: [{ grader: 'Essay 1' }, {}, {}],
    });
  });

  it('takes several edges for several graders, and says why there is no coefficient', async () => {
    const items = ['Strict', 'Kind'].flatMap((source, edge) =>
      [0, 1].map((essay) => ({
        value: 'pass',
        label: `${source} · Essay ${essay + 1}`,
        edge: `e${edge}`,
        path: [{ node: 'essays', index: essay }],
      })),
    );
    const ctx = testContext(reduceKind, { config: { strategy: 'agreement' }, items });
    expect((await reduceKind.run(ctx)).outputs.output).toMatchObject({
      items: 2,
      graders: [{ grader: 'Strict' }, { grader: 'Kind' }],
      agreementRatio: 1,
      fleissKappa: null,
      krippendorffAlpha: { nominal: null, ordinal: null, interval: null },
      notes: [
        'All grades are the same, so agreement beyond chance is undefined.',
        'Not all grades are numbers, so the ordinal and interval alpha are undefined.',
      ],
    });
  });
});
