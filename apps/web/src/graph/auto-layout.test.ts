import { expect, test } from 'vitest';
import { autoLayout, withPositions } from './auto-layout.ts';
import { graphOf, sampleGraph } from './graph.fixture.ts';
import { CARD_WIDTH } from './placement.ts';

test('every edge goes to the right, and no cards overlap', async () => {
  const graph = graphOf({
    nodes: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, kind: 'agent' })),
    edges: [
      { id: 'e1', source: 'a', target: 'c' },
      { id: 'e2', source: 'b', target: 'c' },
      { id: 'e3', source: 'c', target: 'd' },
      { id: 'e4', source: 'c', target: 'e' },
    ],
  });
  const at = await autoLayout(graph);
  for (const { source, target } of graph.edges) {
    expect(at.get(target)?.x).toBeGreaterThan((at.get(source)?.x ?? Number.NaN) + CARD_WIDTH);
  }
  const places = [...at.values()];
  for (const [index, one] of places.entries()) {
    for (const other of places.slice(index + 1)) {
      expect(Math.abs(one.x - other.x) >= CARD_WIDTH || Math.abs(one.y - other.y) >= 200).toBe(true);
    }
  }
});

test('a graph with positions is left as it is; a node without one is put beside the others', async () => {
  const graph = sampleGraph();
  expect(await withPositions(graph)).toBe(graph);
  const added = await withPositions({
    ...graph,
    nodes: [...graph.nodes, { id: 'new', kind: 'agent', config: {} }],
  });
  expect(added.nodes[0]).toBe(graph.nodes[0]);
  expect(added.nodes[5]?.position?.y).toBeGreaterThan(200);
});
