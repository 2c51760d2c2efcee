import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaderProbability, normalizedEntropy } from './statistics.ts';

/** The closed form of Adaptive-Consistency in exact arithmetic, rounded once at the end. */
function exact(v1: number, v2: number): number {
  const n = v1 + v2 + 1;
  let term = 1n;
  let sum = 0n;
  for (let k = 0; k <= v1; k += 1) {
    sum += term;
    term = (term * BigInt(n - k)) / BigInt(k + 1);
  }
  return Number((sum * 10n ** 18n) / 2n ** BigInt(n)) / 1e18;
}

describe('the Beta criterion', () => {
  // voting.md: the first counts at which P ≥ 0.95 with 0 to 7 votes against.
  it.each([
    [4, 0],
    [6, 1],
    [8, 2],
    [9, 3],
    [11, 4],
    [12, 5],
    [14, 6],
    [15, 7],
  ])('stops first at %i to %i', (v1, v2) => {
    expect(leaderProbability(v1, v2)).toBeGreaterThanOrEqual(0.95);
    expect(leaderProbability(v1 - 1, v2)).toBeLessThan(0.95);
  });

  it('agrees with exact arithmetic', () => {
    fc.assert(
      fc.property(fc.nat(600), fc.nat(600), (a, b) => {
        const v1 = Math.max(a, b);
        const v2 = Math.min(a, b);
        expect(Math.abs(leaderProbability(v1, v2) - exact(v1, v2))).toBeLessThan(1e-12);
      }),
    );
  });

  it('is one half at a draw and stays a number for any count', () => {
    expect(leaderProbability(0, 0)).toBe(0.5);
    expect(leaderProbability(500_000, 500_000)).toBeCloseTo(0.5, 9);
    expect(leaderProbability(1_000_000, 0)).toBe(1);
  });
});

describe('normalised entropy', () => {
  it('is 0 when all agree, 1 when all are level, and undefined without votes', () => {
    expect(normalizedEntropy([7])).toBe(0);
    expect(normalizedEntropy([3, 3, 3])).toBeCloseTo(1, 12);
    expect(normalizedEntropy([])).toBeNull();
  });

  it('is the Shannon entropy over its maximum', () => {
    expect(normalizedEntropy([3, 1])).toBeCloseTo(0.811278, 6);
  });
});
