import { expect, test } from 'vitest';
import { sampleGraph } from '../../graph/graph.fixture.ts';
import { graphChanges } from './graph-changes.ts';

test('the same graph elsewhere on the canvas has not changed', () => {
  const moved = sampleGraph();
  const nodes = moved.nodes.map((node) => ({ ...node, position: { x: 7, y: 7 } }));
  expect(graphChanges(sampleGraph(), { ...moved, nodes, name: 'Renamed' })).toEqual([]);
});

test('changes are named by node and option, with both values', () => {
  const before = sampleGraph();
  const after = {
    ...before,
    limits: { ...before.limits, concurrency: 3 },
    nodes: before.nodes
      .filter(({ id }) => id !== 'vote')
      .map((node) =>
        node.id === 'answer' ? { ...node, label: 'Reply', config: { prompt: 'Short: {{input}}' } } : node,
      ),
    edges: before.edges.filter(({ source, target }) => source !== 'vote' && target !== 'vote'),
  };
  expect(graphChanges(before, after).map(({ what, before: a, after: b }) => [what, a, b])).toEqual([
    ['Reply · name', 'Answer', 'Reply'],
    ['Reply · prompt', '{{input}}', 'Short: {{input}}'],
    ['Vote · removed', {}, undefined],
    ['Connection · removed', 'Answer → Vote', undefined],
    ['Connection · removed', 'Vote → Output', undefined],
    ['Limits · concurrency', 10, 3],
  ]);
});
