import type { EventBody } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import { stateAfter } from '../run.fixture.tsx';
import { callMs, speedUp, wallMs } from './speed-up.ts';

function ended(node: string, index: number, ms: number, more: object = {}): EventBody {
  const path = [{ node: 'views', index }];
  return {
    type: 'task-end',
    node,
    task: `${node}@views:${index}`,
    path,
    outcome: 'ok',
    ms,
    attempts: 1,
    ...more,
  };
}
const usage = { calls: 1, inputTokens: 10, outputTokens: 5 };

describe('callMs', () => {
  it('sums the time of tasks that called a model, also of those that failed', () => {
    const state = stateAfter([
      ended('review', 0, 3_000, { usage }),
      ended('review', 1, 4_000, { usage, outcome: 'timeout' }),
    ]);
    expect(callMs(state.nodes)).toBe(7_000);
  });

  it('leaves out what made no call in this run: pure nodes, a call that was reused, a judge nobody needed', () => {
    const state = stateAfter([
      ended('review', 0, 3_000, { usage }),
      ended('review', 1, 9_000, { usage, reused: { runId: 'r0', task: 'review@essays:1' } }),
      ended('review', 2, 500),
      ended('table', 0, 2_000),
    ]);
    expect(callMs(state.nodes)).toBe(3_000);
  });
});

describe('speedUp', () => {
  it('compares the time of all calls with the time that passed', () => {
    expect(speedUp(10, 93_000, 10_000)).toBeCloseTo(9.3);
  });

  it('says nothing of a single call, of no time, and where nothing was won', () => {
    expect(speedUp(1, 93_000, 10_000)).toBeUndefined();
    expect(speedUp(10, 93_000, 0)).toBeUndefined();
    expect(speedUp(10, 10_100, 10_000)).toBeUndefined();
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
