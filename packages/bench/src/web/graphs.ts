import type { GraphInput } from '@parallax/schema';

const PIPELINES = 100;
const STAGES = 8;
const STEP = { x: 380, y: 300 } as const;

/** 1,000 nodes and 900 edges: a hundred pipelines of an input, eight agents and an output. */
export function thousandNodes(): GraphInput {
  const nodes: GraphInput['nodes'] = [];
  const edges: GraphInput['edges'] = [];
  for (let row = 0; row < PIPELINES; row += 1) {
    const at = (column: number) => ({ x: column * STEP.x, y: row * STEP.y });
    nodes.push({
      id: `in${row}`,
      kind: 'input',
      position: at(0),
      config: { type: 'text', value: `Text ${row}` },
    });
    for (let stage = 0; stage < STAGES; stage += 1) {
      const id = `a${row}-${stage}`;
      const label = `Stage ${stage + 1} of ${row + 1}`;
      const config = { model: 'offline/simulated', prompt: 'Go on with this: {{input}}' };
      nodes.push({ id, kind: 'agent', label, position: at(stage + 1), config });
      const source = stage === 0 ? `in${row}` : `a${row}-${stage - 1}`;
      edges.push({ id: `e${row}-${stage}`, source, target: id, targetHandle: 'input' });
    }
    nodes.push({ id: `out${row}`, kind: 'output', position: at(STAGES + 1), config: {} });
    edges.push({ id: `e${row}-out`, source: `a${row}-${STAGES - 1}`, target: `out${row}` });
  }
  return { version: 1, name: 'A thousand nodes', nodes, edges };
}

/** One call for each of 1,000 items, a hundred at a time, each of which streams for about five seconds. */
export function thousandStreams(): GraphInput {
  const model = 'offline/simulated?latency=300&sigma=0.3&stragglers=0&speed=30&tokens=150';
  return {
    version: 1,
    name: 'A thousand streams',
    nodes: [
      {
        id: 'items',
        kind: 'input',
        label: 'Items',
        position: { x: 0, y: 0 },
        config: {
          type: 'list',
          value: Array.from({ length: 1_000 }, (_, index) => `Text number ${index + 1}`),
        },
      },
      {
        id: 'answer',
        kind: 'agent',
        label: 'Answer',
        position: { x: 380, y: 0 },
        config: { model, prompt: 'Say something about this: {{item}}' },
      },
      { id: 'result', kind: 'output', label: 'Result', position: { x: 760, y: 0 }, config: {} },
    ],
    edges: [
      { id: 'e1', source: 'items', target: 'answer', targetHandle: 'item' },
      { id: 'e2', source: 'answer', target: 'result' },
    ],
    limits: { concurrency: 100 },
  };
}
