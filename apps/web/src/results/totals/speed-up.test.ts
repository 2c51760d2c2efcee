import { noTotals } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import { speedUp, wallMs } from './speed-up.ts';

const totals = (calls: number, taskMs: number) => ({ ...noTotals, calls, taskMs });

describe('speedUp', () => {
  it('compares the time of all calls with the time that passed', () => {
    expect(speedUp(totals(10, 93_000), 10_000)).toBeCloseTo(9.3);
  });

  it('says nothing of a single call, of no time, and where nothing was won', () => {
    expect(speedUp(totals(1, 93_000), 10_000)).toBeUndefined();
    expect(speedUp(totals(10, 93_000), 0)).toBeUndefined();
    expect(speedUp(totals(10, 10_100), 10_000)).toBeUndefined();
  });
});

describe('wallMs', () => {
  it('stops at the end of the run and is never negative where clocks differ', () => {
    expect(wallMs({ startedAt: 1_000, endedAt: 4_000 }, 9_000)).toBe(3_000);
    expect(wallMs({ startedAt: 1_000 }, 9_000)).toBe(8_000);
    expect(wallMs({ startedAt: 1_000 }, 900)).toBe(0);
    expect(wallMs({}, 9_000)).toBe(0);
  });
});
