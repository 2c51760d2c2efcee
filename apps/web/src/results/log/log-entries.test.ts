import type { EventOf } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import { reviewEnd, reviewStart, stateAfter, viewsGraph, viewsOpened } from '../run.fixture.tsx';
import { labelsOf } from '../run-data/labels.ts';
import { logEntries } from './log-entries.ts';

const retry: EventOf<'task-retry'> = {
  v: 1,
  runId: 'r1',
  seq: 5,
  at: 1_004,
  type: 'task-retry',
  node: 'review',
  task: 'review@views:0',
  attempt: 1,
  error: { code: 'http-429', message: 'Too many requests.', retryable: true },
  waitMs: 1_500,
};

describe('logEntries', () => {
  it('tells what happened in time order, retries with their reason and wait', () => {
    const state = stateAfter([...viewsOpened, reviewStart(0), reviewStart(1), reviewEnd(0, 'Done.')]);
    const entries = logEntries(state, [retry], labelsOf(viewsGraph, state.nodes));
    const times = entries.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(entries.filter(({ isProblem }) => isProblem)).toMatchObject([
      { text: 'Review: Skeptic attempt 1 failed, tries again in 1.5 s', detail: 'Too many requests.' },
    ]);
    expect(entries.map(({ text }) => text)).toContain('Review: Skeptic done after 40 ms');
  });
});
