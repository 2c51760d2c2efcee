import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Answer } from '../answer.ts';
import { columnScores } from './averages.ts';
import { shuffled } from './shuffle.ts';

it('shuffles by the seed alone, and loses nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.string(), (things, seed) => {
      const order = shuffled(things, seed);
      expect(order).toEqual(shuffled(things, seed));
      expect(order.toSorted()).toEqual(things.toSorted());
    }),
  );
  const things = Array.from({ length: 20 }, (_, index) => index);
  expect(shuffled(things, 'a')).not.toEqual(shuffled(things, 'b'));
});

it('averages what was rated in each column, best first, and adds up what is known of cost and time', () => {
  const answer = (key: string, label: string, costUsd?: number): Answer => ({
    key,
    runId: 'r',
    item: key,
    task: key,
    label,
    path: [],
    text: '',
    isClipped: false,
    ms: 10,
    costUsd,
  });
  const scores: Record<string, number> = { a: 2, b: 3, c: 5 };
  const answers = [answer('a', 'X', 0.1), answer('b', 'X'), answer('c', 'Y'), answer('d', 'Z')];
  expect(
    columnScores(
      answers,
      ({ label }) => label,
      ({ key }) => scores[key] ?? null,
    ),
  ).toEqual([
    { name: 'Y', answers: 1, rated: 1, average: 5, costUsd: undefined, ms: 10 },
    { name: 'X', answers: 2, rated: 2, average: 2.5, costUsd: 0.1, ms: 20 },
    { name: 'Z', answers: 1, rated: 0, average: undefined, costUsd: undefined, ms: 10 },
  ]);
});
