import { emptyRunState, type Json, type RunState } from '@parallax/schema';
import { expect, test } from 'vitest';
import { createValueLoader, withValues } from './whole-values.ts';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `answer@items:${index}`);

function clippedState(count: number): RunState {
  const node = {
    status: 'ok' as const,
    running: 0,
    retrying: 0,
    counts: { ok: count, error: 0, timeout: 0, cancelled: 0, skipped: 0 },
    startedAt: 0,
    totals: emptyRunState('r').totals,
    data: {},
  };
  const tasks = ids(count).map((task, index) => ({
    task,
    path: [{ node: 'items', index }],
    status: 'ok' as const,
    attempts: 1,
    clipped: { text: 'It beg', size: 4_000 },
  }));
  return {
    ...emptyRunState('r'),
    light: true,
    nodes: { answer: { ...node, tasks }, other: { ...node, tasks: [] } },
  };
}

test('a fetched value takes the place of its beginning, and nothing else changes', () => {
  const before = clippedState(20);
  const after = withValues(before, { 'answer@items:12': 'It begins and ends.', 'gone@items:1': 'x' });
  expect(after.nodes.answer?.tasks[12]).toMatchObject({ output: 'It begins and ends.', status: 'ok' });
  expect(after.nodes.answer?.tasks[12]?.clipped).toBeUndefined();
  expect(after.nodes.answer?.tasks[11]).toBe(before.nodes.answer?.tasks[11]);
  expect(after.nodes.other).toBe(before.nodes.other);
});

test('what is asked for in one turn is fetched in few requests, and once', async () => {
  const asked: (readonly string[])[] = [];
  const taken: Record<string, Json> = {};
  const loader = createValueLoader(
    (tasks) => {
      asked.push(tasks);
      return Promise.resolve(Object.fromEntries(tasks.map((task) => [task, 'whole'])));
    },
    (values) => Object.assign(taken, values),
  );
  await Promise.all(ids(150).map((task) => loader.load([task, 'answer@items:0'])));
  expect(asked.map(({ length }) => length)).toEqual([100, 50]);
  expect(Object.keys(taken)).toHaveLength(150);
});

test('a value that could not be had can be asked for again', async () => {
  let reachable = false;
  const taken: Record<string, Json> = {};
  const loader = createValueLoader(
    (tasks) =>
      reachable
        ? Promise.resolve(Object.fromEntries(tasks.map((task) => [task, 'whole'])))
        : Promise.reject(new Error('No server.')),
    (values) => Object.assign(taken, values),
  );
  await expect(loader.load(['a'])).rejects.toThrow('No server.');
  reachable = true;
  await loader.load(['a']);
  expect(taken).toEqual({ a: 'whole' });
});
