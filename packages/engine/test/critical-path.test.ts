import { applyEvents, emptyRunState } from '@parallax/schema';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { criticalPath } from '../src/index.ts';
import { moody, randomGraph } from './random-graph.ts';
import { graphOf, runToEnd } from './run-graph.ts';

it('is a chain of dependent tasks, one after another, that ends when the last task ends', async () => {
  await fc.assert(
    fc.asyncProperty(randomGraph, fc.integer(), async (graph, pace) => {
      const { events } = await runToEnd(graph, moody(pace));
      const state = applyEvents(emptyRunState('run-1'), events);
      const chain = criticalPath(graph, state);
      const ends = Object.values(state.nodes).flatMap(({ tasks }) =>
        tasks.flatMap(({ startedAt, endedAt = 0 }) => (startedAt === undefined ? [] : [endedAt])),
      );
      expect(chain.at(-1)?.task.endedAt ?? 0).toBe(Math.max(0, ...ends));
      for (const [index, { node, task, waitedMs, tookMs }] of chain.entries()) {
        const before = chain[index - 1];
        expect(tookMs).toBe((task.endedAt ?? 0) - (task.startedAt ?? 0));
        if (before === undefined) continue;
        expect(graph.edges.some((edge) => edge.source === before.node && edge.target === node)).toBe(true);
        expect(before.task.endedAt ?? 0).toBeLessThanOrEqual(task.startedAt ?? 0);
        expect(waitedMs).toBe((task.startedAt ?? 0) - (before.task.endedAt ?? 0));
      }
    }),
    { numRuns: 100 },
  );
});

it('names the slow branch', async () => {
  const graph = graphOf(
    {
      list: { kind: 'input', type: 'list', value: ['a', 'b', 'c'] },
      ask: { kind: 'agent', model: 'test/m', prompt: '{{input}}' },
      sum: { kind: 'reduce', strategy: 'concat' },
      out: { kind: 'output' },
    },
    ['list -> ask.input', 'ask -> sum', 'sum -> out'],
  );
  const { events } = await runToEnd(graph, ({ prompt }) => ({ text: 'x', ms: prompt === 'b' ? 900 : 10 }));
  const chain = criticalPath(graph, applyEvents(emptyRunState('run-1'), events));
  expect(chain.map(({ task }) => task.task)).toEqual(['list', 'ask@list:1', 'sum', 'out']);
  expect(chain[1]).toMatchObject({ tookMs: 900 });
});
