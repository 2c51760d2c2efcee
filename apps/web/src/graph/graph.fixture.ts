import { type Graph, type GraphInput, graphSchema } from '@parallax/schema';

/** A graph from what has no default. */
export function graphOf(input: Omit<GraphInput, 'version'>): Graph {
  return graphSchema.parse({ version: 1, ...input });
}

/** Input → fan-out by copies → agent → vote → output: one of everything that a test of the editor needs. */
export function sampleGraph(): Graph {
  return graphOf({
    name: 'Sample',
    nodes: [
      { id: 'text', kind: 'input', position: { x: 0, y: 0 }, config: { type: 'text', value: 'A question' } },
      { id: 'copies', kind: 'fan-out', position: { x: 380, y: 0 }, config: { by: 'copies', count: 3 } },
      {
        id: 'answer',
        kind: 'agent',
        label: 'Answer',
        position: { x: 760, y: 0 },
        config: { prompt: '{{input}}' },
      },
      { id: 'vote', kind: 'vote', position: { x: 1140, y: 0 } },
      { id: 'out', kind: 'output', position: { x: 1520, y: 0 } },
    ],
    edges: [
      { id: 'e1', source: 'text', target: 'copies' },
      { id: 'e2', source: 'copies', target: 'answer', targetHandle: 'input' },
      { id: 'e3', source: 'answer', target: 'vote' },
      { id: 'e4', source: 'vote', target: 'out' },
    ],
  });
}
