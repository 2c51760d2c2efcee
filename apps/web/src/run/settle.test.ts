import { applyEvents, emptyRunState, type RunEvent } from '@parallax/schema';
import { expect, test } from 'vitest';
import { settleInterrupted } from './settle.ts';

const path = (index: number) => [{ node: 'essays', index }];
const envelope = (seq: number) => ({ v: 1 as const, runId: 'r1', seq, at: seq * 1_000 });
const events: readonly RunEvent[] = [
  { ...envelope(1), type: 'node-start', node: 'grade', width: 3 },
  { ...envelope(2), type: 'task-start', node: 'grade', task: 'grade@essays:0', path: path(0), attempt: 1 },
  { ...envelope(3), type: 'task-start', node: 'grade', task: 'grade@essays:1', path: path(1), attempt: 1 },
  {
    ...envelope(4),
    type: 'task-end',
    node: 'grade',
    task: 'grade@essays:0',
    path: path(0),
    outcome: 'ok',
    output: 'A',
    ms: 2_000,
    attempts: 1,
  },
];

test('what was under way is cancelled, what was done stays done', () => {
  const state = settleInterrupted(applyEvents(emptyRunState('r1'), events));
  expect(state).toMatchObject({ status: 'cancelled', endedAt: 4_000 });
  const settled = state.nodes.grade;
  expect(settled?.tasks.map((task) => task.status)).toEqual(['ok', 'cancelled']);
  expect(settled).toMatchObject({
    status: 'cancelled',
    running: 0,
    endedAt: 4_000,
    counts: { ok: 1, cancelled: 1 },
  });
});
