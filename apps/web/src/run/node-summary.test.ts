import type { NodeState } from '@parallax/schema';
import { noTotals } from '@parallax/schema';
import { expect, test } from 'vitest';
import { nodeSummary, outputSummary } from './node-summary.ts';

const none = { ok: 0, error: 0, timeout: 0, cancelled: 0, skipped: 0 };

function nodeOf(state: Partial<NodeState>): NodeState {
  return {
    status: 'running',
    running: 0,
    retrying: 0,
    counts: none,
    startedAt: 1_000,
    totals: { ...noTotals, calls: 1 },
    tasks: [],
    data: {},
    ...state,
  };
}

test('while it runs: how far it is', () => {
  const node = nodeOf({ width: 100, running: 10, retrying: 2, counts: { ...none, ok: 37 } });
  expect(nodeSummary(node)).toBe('37 of 100, 10 running, 2 retrying');
});

test('when it has ended: what came of it, and what running at the same time gained', () => {
  const node = nodeOf({
    status: 'partial',
    width: 100,
    counts: { ...none, ok: 97, error: 3 },
    endedAt: 13_400,
    totals: { ...noTotals, calls: 100, taskMs: 115_320 },
  });
  expect(nodeSummary(node)).toBe('97 of 100, 3 failed, 12.4 s, 9.3× faster than one by one');
});

test('a node that calls no model and goes well has nothing to add', () => {
  expect(
    nodeSummary(
      nodeOf({ status: 'ok', width: 3, counts: { ...none, ok: 3 }, endedAt: 1_002, totals: noTotals }),
    ),
  ).toBe('');
});

test('a node that ran once says only what went wrong', () => {
  expect(
    nodeSummary(nodeOf({ status: 'error', width: 1, counts: { ...none, timeout: 1 }, endedAt: 2_000 })),
  ).toBe('Timed out');
});

test('an output that got less than the graph promised says so, and only then', () => {
  expect(outputSummary(8, { min: 10, max: 10 })).toBe('Shows 8 of 10 results');
  expect(outputSummary(10, { min: 10, max: 10 })).toBe('');
  expect(outputSummary(3, { min: 0, max: null })).toBe('');
  expect(outputSummary(undefined, { min: 10, max: 10 })).toBe('');
});
