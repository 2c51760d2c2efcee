import { expect, test } from 'vitest';
import { listedChoices } from './choices.ts';

test.each([
  ['A) red\nB) green\nC) blue', ['A', 'B', 'C']],
  ['Which one?\n  A. red\n  B. green', ['A', 'B']],
  ['(A) yes\n(B) no\n(D) never', ['A', 'B']],
  ['- A: one\n- B: two', ['A', 'B']],
  ['A. Smith wrote this.', undefined],
  ['B) alone\nC) as well', undefined],
  ['No choices here (A) or there.', undefined],
])('%j', (prompt, expected) => {
  expect(listedChoices(prompt)).toEqual(expected);
});
