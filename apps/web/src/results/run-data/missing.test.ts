import type { EventBody } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import { settleInterrupted } from '../../run/settle.ts';
import { missingLines } from '../answers/missing-line.ts';
import { reviewEnd, reviewStart, stateAfter, viewsGraph, viewsOpened } from '../run.fixture.tsx';
import { labelsOf } from './labels.ts';
import { groupMissing, missingCount, missingTasks, reasonOf } from './missing.ts';

function failed(index: number, message: string, outcome: 'error' | 'timeout' = 'error'): EventBody {
  const path = [{ node: 'views', index }];
  const error = { code: 'http-500', message, retryable: true };
  return {
    type: 'task-end',
    node: 'review',
    task: `review@views:${index}`,
    path,
    outcome,
    error,
    ms: 5,
    attempts: 3,
  };
}

function calledOff(index: number): EventBody {
  const path = [{ node: 'views', index }];
  return {
    type: 'task-end',
    node: 'review',
    task: `review@views:${index}`,
    path,
    outcome: 'cancelled',
    reason: 'not-needed',
    ms: 5,
    attempts: 1,
  };
}

describe('what is missing', () => {
  it('is known while the run goes on, without what nobody needs any more', () => {
    const state = stateAfter([...viewsOpened, failed(0, 'Broken.'), calledOff(1), reviewEnd(2, 'Good.')]);
    expect(missingTasks(state).map(({ task }) => task.task)).toEqual(['review@views:0']);
  });

  it('is told once for each reason, the most frequent first', () => {
    const state = stateAfter([
      ...viewsOpened,
      failed(0, 'Slow.', 'timeout'),
      failed(1, 'Broken.'),
      failed(2, 'Broken.'),
    ]);
    const groups = groupMissing(missingTasks(state));
    expect(groups.map(({ message, tasks }) => [message, tasks.length])).toEqual([
      ['Broken.', 2],
      ['Slow.', 1],
    ]);
  });

  it('is known of a run that was interrupted, which has not said it itself', () => {
    const cutOff = settleInterrupted(
      stateAfter([...viewsOpened, failed(0, 'Broken.'), reviewStart(1), reviewEnd(2, 'Good.')]),
    );
    expect(missingTasks(cutOff).map(({ task }) => [task.task, reasonOf(task).code])).toEqual([
      ['review@views:0', 'http-500'],
      ['review@views:1', 'interrupted'],
    ]);
    expect(missingCount(cutOff)).toBe(2);
  });

  it('is said as a line for the answers', () => {
    const state = stateAfter([
      ...viewsOpened,
      failed(0, 'Broken.'),
      reviewEnd(1, 'Good.'),
      reviewEnd(2, 'Good.'),
    ]);
    const labels = labelsOf(viewsGraph, state.nodes);
    expect(missingLines(state, new Set(['review']), labels)).toEqual(['Review: 2 of 3; missing: Skeptic']);
    expect(missingLines(state, new Set(['plan']), labels)).toEqual([]);
  });
});
