import { expect, test } from 'vitest';
import { graphOf, sampleGraph } from '../graph/graph.fixture.ts';
import { markedGraph } from './graph-marks.ts';

test('what was added, removed and changed is marked, and all of it is in the drawing', () => {
  const before = sampleGraph();
  const after = {
    ...before,
    nodes: [
      ...before.nodes
        .filter(({ id }) => id !== 'vote')
        .map((node) => (node.id === 'answer' ? { ...node, config: { prompt: 'New' } } : node)),
      { id: 'join', kind: 'reduce', config: {} },
    ],
    edges: [
      ...before.edges.filter(({ source, target }) => source !== 'vote' && target !== 'vote'),
      // The id that a removed edge had.
      { id: 'e3', source: 'answer', target: 'join' },
    ],
  };
  const { graph, nodes, edges } = markedGraph(before, after);
  expect(Object.fromEntries(nodes)).toEqual({ answer: 'changed', join: 'added', vote: 'removed' });
  expect(graph.nodes.map(({ id }) => id)).toEqual(['text', 'copies', 'answer', 'out', 'join', 'vote']);
  expect(graph.edges.map(({ id, source, target }) => [source, target, edges.get(id)])).toEqual([
    ['text', 'copies', undefined],
    ['copies', 'answer', undefined],
    ['answer', 'join', 'added'],
    ['answer', 'vote', 'removed'],
    ['vote', 'out', 'removed'],
  ]);
  expect(new Set(graph.edges.map(({ id }) => id)).size).toBe(5);
});

test('a node is changed where the inside of its block is', () => {
  const uses = (prompt: string) =>
    graphOf({
      nodes: [{ id: 'part', kind: 'block', config: { block: 'review' } }],
      blocks: [{ id: 'review', name: 'Review', nodes: [{ id: 'a', kind: 'agent', config: { prompt } }] }],
    });
  expect(Object.fromEntries(markedGraph(uses('old'), uses('new')).nodes)).toEqual({ part: 'changed' });
  expect(markedGraph(uses('old'), uses('old')).nodes.size).toBe(0);
});
