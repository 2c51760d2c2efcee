import { emptyRunState, type Json, type RunState, taskId } from '@parallax/schema';
import { describe, expect, test } from 'vitest';
import { graphOf } from '../../graph/graph.fixture.ts';
import { arrivalAt, arrivingItems, sampleOf } from './arriving.ts';
import { renderedParts } from './rendered.ts';

const graph = graphOf({
  nodes: [
    { id: 'rubric', kind: 'input', config: { type: 'text', value: 'Be strict.' } },
    { id: 'essays', kind: 'input', config: { type: 'list', value: [{ name: 'A', text: 'one' }, 'two'] } },
    { id: 'ask', kind: 'agent', config: { prompt: '{{essay}}' } },
    { id: 'check', kind: 'agent', config: { prompt: '{{rubric}} {{answer.score}}' } },
  ],
  edges: [
    { id: 'e1', source: 'essays', target: 'ask', targetHandle: 'essay' },
    { id: 'e2', source: 'ask', target: 'check', targetHandle: 'answer' },
    { id: 'e3', source: 'rubric', target: 'check', targetHandle: 'rubric' },
  ],
});

function nodesWith(outputs: readonly Json[]): RunState['nodes'] {
  const state = emptyRunState('r');
  const tasks = outputs.map((output, index) => {
    const path = [{ node: 'essays', index }];
    return {
      task: taskId('ask', path),
      path,
      label: index === 0 ? 'A' : '',
      status: 'ok' as const,
      attempts: 1,
      output,
    };
  });
  const counts = { ok: tasks.length, error: 0, timeout: 0, cancelled: 0, skipped: 0 };
  return {
    ask: {
      status: 'ok',
      running: 0,
      retrying: 0,
      counts,
      startedAt: 0,
      totals: state.totals,
      tasks,
      data: {},
    },
  };
}

describe('what arrives', () => {
  test('before any run comes from the inputs, an item at a time', () => {
    const items = arrivingItems(graph, {}, 'ask');
    expect(items.map(({ label }) => label)).toEqual(['A', 'two']);
    expect(arrivalAt(graph, {}, 'ask', items[1]?.path ?? []).values).toEqual({ essay: 'two' });
  });

  test('comes from the last run where a node has to run first; outer values are shared', () => {
    const nodes = nodesWith([{ score: 1 }, { score: 2 }]);
    const items = arrivingItems(graph, nodes, 'check');
    expect(items).toHaveLength(2);
    expect(arrivalAt(graph, nodes, 'check', items[1]?.path ?? []).values).toEqual({
      rubric: 'Be strict.',
      answer: { score: 2 },
    });
    expect(sampleOf(graph, nodes, graph.edges[1] ?? { id: '', source: '', target: '' })).toEqual({
      score: 1,
    });
  });

  test('is told as unknown without a run', () => {
    expect(arrivalAt(graph, {}, 'check', []).unknown).toEqual({ answer: 'Agent' });
  });
});

test('a template is filled piece by piece; what cannot be filled says why', () => {
  const parts = renderedParts('{{a.x}} and {{a.y}}, {{b}}: {{c}}', { a: { x: [1] } }, { b: 'Plan' });
  expect(parts.map(({ type, text }) => [type, text])).toEqual([
    ['value', '[1]'],
    ['text', ' and '],
    ['missing', '{{a.y}}'],
    ['text', ', '],
    ['missing', '{{b}}'],
    ['text', ': '],
    ['missing', '{{c}}'],
  ]);
  expect(parts[4]?.title).toBe('Known once Plan has run.');
  expect(parts[2]?.title).toMatch(/there is no "y" in it/);
});
