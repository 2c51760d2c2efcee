import { emptyRunState, type MissingItem, type RunState } from '@parallax/schema';
import { expect, test } from 'vitest';
import { sampleGraph } from '../graph/graph.fixture.ts';
import { stopWords } from './stop-words.ts';

function ended(reason: MissingItem['reason'], count: number, calls: number): RunState {
  const missing = Array.from(
    { length: count },
    (_, index): MissingItem => ({
      node: 'answer',
      task: `answer@copies:${index}`,
      path: [{ node: 'copies', index }],
      outcome: 'cancelled',
      ...(reason === undefined ? {} : { reason }),
    }),
  );
  const { totals } = emptyRunState('r');
  return { ...emptyRunState('r'), startedAt: 0, endedAt: 60_000, missing, totals: { ...totals, calls } };
}

function limited(limits: object) {
  const graph = sampleGraph();
  return { ...graph, limits: { ...graph.limits, ...limits } };
}

test('the budget that was reached is named, and what it left undone', () => {
  expect(stopWords(limited({ maxCalls: 2, maxCostUsd: 5 }), ended('budget', 1, 2))).toBe(
    'The budget of the run (2 calls) was used up: 1 task not begun. What was done is kept.',
  );
  expect(stopWords(limited({ maxCostUsd: 5, maxTokens: 1_000 }), ended('budget', 3, 2))).toContain(
    '(1,000 tokens or $5.00)',
  );
});

test('the deadline of the run is told from that of a group', () => {
  expect(stopWords(limited({ deadlineMs: 60_000 }), ended('deadline', 2, 2))).toContain(
    '(1 min 0 s) was up: 2 tasks',
  );
  expect(stopWords(limited({ deadlineMs: 90_000 }), ended('deadline', 2, 2))).toBeNull();
  expect(stopWords(limited({}), ended('deadline', 2, 2))).toBeNull();
});

test('a run that failed or was cancelled was not stopped by a limit', () => {
  expect(stopWords(limited({ maxCalls: 2 }), ended(undefined, 2, 2))).toBeNull();
  expect(stopWords(limited({ maxCalls: 2 }), ended('run', 2, 2))).toBeNull();
});
