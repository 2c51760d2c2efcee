import type { EventBody, Json, RunState } from '@parallax/schema';
import { expect, test } from 'vitest';
import { stateAfter, viewsGraph } from '../../results/run.fixture.tsx';
import { type ComparedRun, outputPairs } from './output-pairs.ts';

/** A run of three views: for each branch in order its name and what came of it; `reused` names the task of run r1 that it was taken from. */
function runOf(
  runId: string,
  views: readonly { readonly label?: string; readonly text: string; readonly reused?: number }[],
): ComparedRun {
  const opened: Json = views.map(({ label }, index) => ({
    ...(label === undefined ? {} : { label }),
    value: index,
  }));
  const end = { outcome: 'ok' as const, ms: 1, attempts: 1 };
  const bodies: EventBody[] = [
    { type: 'task-end', node: 'views', task: 'views', path: [], output: opened, ...end },
    ...views.map(
      ({ text, reused }, index): EventBody => ({
        type: 'task-end',
        node: 'review',
        task: `review@views:${index}`,
        path: [{ node: 'views', index }],
        output: text,
        ...end,
        ...(reused === undefined ? {} : { reused: { runId: 'r1', task: `review@views:${reused}` } }),
      }),
    ),
  ];
  const outputs = views.map(({ text }, index) => ({
    path: [{ node: 'views', index }],
    source: 'review',
    value: text,
  }));
  const state: RunState = { ...stateAfter(bodies), runId, endedAt: 9_000, outputs: { out: outputs } };
  return { graph: viewsGraph, state };
}

const told = (before: ComparedRun, after: ComparedRun) =>
  outputPairs(before, after).map(({ label, state, before: a, after: b }) => [
    label,
    state,
    a?.value,
    b?.value,
  ]);

test('items are aligned by their names, wherever they stand', () => {
  const before = runOf('r1', [
    { label: 'Skeptic', text: 'No.' },
    { label: 'Optimist', text: 'Yes.' },
  ]);
  const after = runOf('r2', [
    { label: 'Realist', text: 'Perhaps.' },
    { label: 'Optimist', text: 'Yes.' },
    { label: 'Skeptic', text: 'Never.' },
  ]);
  expect(told(before, after)).toEqual([
    ['Realist', 'only-after', undefined, 'Perhaps.'],
    ['Optimist', 'same', 'Yes.', 'Yes.'],
    ['Skeptic', 'different', 'No.', 'Never.'],
  ]);
  expect(told(after, before).at(-1)).toEqual(['Realist', 'only-before', 'Perhaps.', undefined]);
});

test('without names, what was reused stands beside where it comes from', () => {
  const before = runOf('r1', [{ text: 'Of one' }, { text: 'Of two' }]);
  const after = runOf('r2', [
    { text: 'Of zero' },
    { text: 'Of one', reused: 0 },
    { text: 'Of two', reused: 1 },
  ]);
  expect(told(before, after)).toEqual([
    ['Views 1', 'only-after', undefined, 'Of zero'],
    ['Views 2', 'same', 'Of one', 'Of one'],
    ['Views 3', 'same', 'Of two', 'Of two'],
  ]);
});

test('long values that are only begun are told apart by their length', () => {
  const clip = (run: ComparedRun, size: number): ComparedRun => ({
    ...run,
    state: {
      ...run.state,
      light: true,
      nodes: {
        ...run.state.nodes,
        ...(run.state.nodes.review === undefined
          ? {}
          : {
              review: {
                ...run.state.nodes.review,
                tasks: run.state.nodes.review.tasks.map(({ output: _, ...task }) => ({
                  ...task,
                  clipped: { text: 'It beg', size },
                })),
              },
            }),
      },
      outputs: {
        out: (run.state.outputs.out ?? []).map((item) => ({
          ...item,
          value: null,
          clipped: { text: 'It beg', size },
        })),
      },
    },
  });
  const before = clip(runOf('r1', [{ label: 'A', text: '' }]), 4_000);
  expect(told(before, clip(runOf('r2', [{ label: 'A', text: '' }]), 4_000))[0]?.[1]).toBe('same');
  const [pair] = outputPairs(before, clip(runOf('r2', [{ label: 'A', text: '' }]), 4_001));
  expect(pair).toMatchObject({
    state: 'different',
    after: { value: 'It beg', rest: { task: 'review@views:0' } },
  });
});
