import { compile, planOf } from '@parallax/engine';
import { emptyRunState, type Graph, type RunState, type TaskState } from '@parallax/schema';
import { expect, test } from 'vitest';
import { aboutTime, estimateWords } from '../app/estimate-words.ts';
import { sampleGraph } from '../graph/graph.fixture.ts';
import { kinds } from '../graph/kinds.ts';
import { measuredEstimate } from './measured-estimate.ts';

function planned(graph: Graph) {
  const { program } = compile(graph, kinds);
  if (program === null) throw new Error('The graph of the test cannot run.');
  return planOf(program);
}

/** Three answers in a graph with two calls at the same time. */
function graphOfTwo(model = 'test/m'): Graph {
  const graph = sampleGraph();
  return {
    ...graph,
    limits: { ...graph.limits, concurrency: 2 },
    nodes: graph.nodes.map((node) =>
      node.id === 'answer' ? { ...node, config: { ...node.config, model } } : node,
    ),
  };
}

function ran(times: readonly number[], change: Partial<RunState> = {}): RunState {
  const tasks = times.map(
    (ms, index): TaskState => ({
      task: `answer@copies:${index}`,
      path: [{ node: 'copies', index }],
      status: 'ok',
      attempts: 1,
      model: 'test/m',
      ms,
      usage: { calls: 1, inputTokens: 1, outputTokens: 1, costUsd: 0.1 },
    }),
  );
  const counts = { ok: tasks.length, error: 0, timeout: 0, cancelled: 0, skipped: 0 };
  const { totals } = emptyRunState('r');
  const node = {
    status: 'ok' as const,
    running: 0,
    retrying: 0,
    counts,
    startedAt: 0,
    totals,
    tasks,
    data: {},
  };
  return { ...emptyRunState('r'), endedAt: 9_000, nodes: { answer: node }, ...change };
}

test('the time is the work over the slots and the longest chain; the cost is that of each call', () => {
  const graph = graphOfTwo();
  const estimate = measuredEstimate(graph, planned(graph), ran([3_000, 5_000, 4_000]));
  // 3 × 4 s over 2 slots, and half of a chain of 4 s.
  expect(estimate?.ms).toBeCloseTo(8_000);
  expect(estimate?.costUsd).toBeCloseTo(0.3);
  expect(estimateWords(planned(graph).estimate, estimate)).toBe('3 calls · ~$0.30 · ~8 s');
});

test('nothing is said where it would be a guess', () => {
  const graph = graphOfTwo();
  const plan = planned(graph);
  expect(measuredEstimate(graph, plan, null)).toBeNull();
  expect(measuredEstimate(graph, plan, ran([]))).toBeNull();
  const rehearsal = { latencyMs: 1, outputTokens: 1, failureRate: 0, throttleRate: 0 };
  expect(measuredEstimate(graph, plan, ran([4_000], { rehearsal }))).toBeNull();
  const other = graphOfTwo('test/other');
  expect(measuredEstimate(other, planned(other), ran([4_000]))).toBeNull();
  expect(estimateWords(plan.estimate, null)).toBe('3 calls · cost not known');
});

test('times are rounded to what is known of them', () => {
  expect([300, 4_200, 41_000, 58_000, 200_000, 5_400_000].map(aboutTime)).toEqual([
    'under 1 s',
    '~4 s',
    '~40 s',
    '~1 min',
    '~3 min',
    '~1.5 h',
  ]);
});
