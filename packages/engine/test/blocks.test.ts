import { builtInKinds } from '@parallax/nodes';
import { type Graph, type GraphInput, graphSchema, readGraph } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import { compile, planOf } from '../src/index.ts';
import { runToEnd } from './run-graph.ts';

type BlockInput = NonNullable<GraphInput['blocks']>[number];

/** A block that asks one model about what comes in. */
const asking: BlockInput = {
  id: 'ask',
  name: 'Ask',
  nodes: [
    { id: 'in', kind: 'block-input', config: { name: 'topic' } },
    { id: 'agent', kind: 'agent', label: 'Asker', config: { model: 'test/m', prompt: 'About {{topic}}' } },
    { id: 'out', kind: 'block-output', config: { name: 'answer' } },
  ],
  edges: [
    { id: 'e1', source: 'in', target: 'agent', targetHandle: 'topic' },
    { id: 'e2', source: 'agent', target: 'out' },
  ],
};

function graphWith(input: Omit<GraphInput, 'version'>): Graph {
  return graphSchema.parse({ version: 1, blocks: [asking], ...input });
}

/** Lines → block → block → output: one block twice in a chain, inside of a scope. */
function chain(block: BlockInput = asking): Graph {
  return graphWith({
    blocks: [block],
    nodes: [
      { id: 'text', kind: 'input', config: { type: 'text', value: 'one\ntwo' } },
      { id: 'lines', kind: 'fan-out', config: { by: 'lines' } },
      { id: 'first', kind: 'block', label: 'First', config: { block: 'ask' } },
      { id: 'second', kind: 'block', label: 'Second', config: { block: 'ask' } },
      { id: 'out', kind: 'output' },
    ],
    edges: [
      { id: 'e1', source: 'text', target: 'lines' },
      { id: 'e2', source: 'lines', target: 'first', targetHandle: 'topic' },
      { id: 'e3', source: 'first', target: 'second' },
      { id: 'e4', source: 'second', sourceHandle: 'answer', target: 'out' },
    ],
  });
}

const issuesOf = (graph: Graph) =>
  compile(graph, builtInKinds).issues.map(({ code, node, edge }) => [code, node ?? edge]);

describe('a block', () => {
  it('runs once for each item of the scope that it stands in, wherever it is used', async () => {
    const { end, models } = await runToEnd(chain(), ({ prompt }) => ({ text: `<${prompt}>` }));
    expect(end.outputs.out?.map(({ value }) => value)).toEqual([
      '<About <About one>>',
      '<About <About two>>',
    ]);
    expect(models.requests).toHaveLength(4);
  });

  it('is planned by what is inside of it', () => {
    const { program, origins, scopes } = compile(chain(), builtInKinds);
    if (program === null) throw new Error('It should run.');
    const { nodes, estimate } = planOf(program);
    expect(Object.keys(nodes)).toEqual(['text', 'lines', 'first.agent', 'second.agent', 'out']);
    expect(nodes['second.agent']?.sentence).toBe('Runs 2 times');
    expect(estimate.calls).toEqual({ min: 4, max: 4 });
    expect(origins.get('second')).toEqual({ answer: [{ node: 'second.agent', port: undefined }] });
    expect(scopes.second?.outputs.answer).toEqual(['lines']);
    expect(scopes['second.in']?.outputs.value).toEqual(['lines']);
  });

  it('says what is wrong inside of it with the way there', () => {
    const [node, agent] = [asking.nodes?.[0], asking.nodes?.[1]];
    if (node === undefined || agent === undefined) throw new Error('The block has changed.');
    const wrong = { ...asking, nodes: [node, { ...agent, config: { ...agent.config, temprature: 1 } }] };
    const { issues } = compile(chain({ ...wrong, edges: asking.edges?.slice(0, 1) }), builtInKinds);
    const [first] = issues.filter(({ code }) => code === 'unknown-config');
    expect(first).toMatchObject({ node: 'first.agent', path: ['temprature'] });
    expect(first?.message).toBe(
      'Inside "First": "Asker" has no option "temprature". Remove it or correct its name.',
    );
  });

  it('needs what the nodes inside need, and says so of the port outside', () => {
    const graph = chain();
    const { issues } = compile(
      { ...graph, edges: graph.edges.filter(({ id }) => id !== 'e2') },
      builtInKinds,
    );
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ code: 'unconnected-port', node: 'first' });
    expect(issues[0]?.message).toContain('the input "topic" of "First"');
  });

  it('that the document does not hold is named, with the node', () => {
    expect(issuesOf({ ...chain(), blocks: [] })).toContainEqual(['unknown-block', 'first']);
  });

  it('without the port of an edge is named, with the edge', () => {
    const graph = chain();
    const edges = graph.edges.map((edge) => (edge.id === 'e3' ? { ...edge, sourceHandle: 'gone' } : edge));
    expect(issuesOf({ ...graph, edges })).toContainEqual(['unknown-port', 'first']);
    const into = graph.edges.map((edge) => (edge.id === 'e2' ? { ...edge, targetHandle: 'gone' } : edge));
    const { issues } = compile({ ...graph, edges: into }, builtInKinds);
    expect(issues.map(({ code, edge }) => [code, edge])).toContainEqual(['unknown-port', 'e2']);
  });

  it('cannot hold itself, directly or through another', () => {
    const use = (block: string) => ({ id: 'again', kind: 'block', config: { block } });
    const one = { ...asking, nodes: [...(asking.nodes ?? []), use('other')] };
    const other = { id: 'other', name: 'Other', nodes: [use('ask')] };
    const { issues } = compile(graphSchema.parse({ ...chain(), blocks: [one, other] }), builtInKinds);
    const cycle = issues.find(({ code }) => code === 'block-cycle');
    expect(cycle?.node).toBe('first.again.again');
    expect(cycle?.message).toContain('"Ask" holds "Other" holds "Ask"');
  });

  it('has ports of different names, and ports are inside of blocks only', () => {
    const port = { id: 'in-2', kind: 'block-input', config: { name: 'topic' } };
    const twice = { ...asking, nodes: [...(asking.nodes ?? []), port] };
    expect(issuesOf(chain(twice))).toContainEqual(['duplicate-port', 'first.in-2']);
    const graph = chain();
    expect(issuesOf({ ...graph, nodes: [...graph.nodes, port] })).toContainEqual([
      'port-outside-block',
      'in-2',
    ]);
  });

  it('that would multiply without end is stopped', () => {
    const blocks = Array.from({ length: 30 }, (_, index) => ({
      id: `b${index}`,
      nodes:
        index === 29
          ? [{ id: 'leaf', kind: 'input' }]
          : ['x', 'y'].map((id) => ({ id, kind: 'block', config: { block: `b${index + 1}` } })),
    }));
    const graph = graphWith({ blocks, nodes: [{ id: 'top', kind: 'block', config: { block: 'b0' } }] });
    expect(issuesOf(graph)).toContainEqual(['too-many-nodes', undefined]);
  });
});

describe('notes and groups', () => {
  it('survive reading, and change nothing that runs', () => {
    const graph = chain();
    const drawn = {
      ...graph,
      notes: [{ id: 'n', text: '# Read me', position: { x: 0, y: 0 } }],
      groups: [{ id: 'g', title: 'Both', members: ['first', 'second'], collapsed: true }],
    };
    const read = readGraph(JSON.parse(JSON.stringify(drawn)));
    if (!read.ok) throw new Error(read.issues[0]?.message);
    expect(read.graph.notes?.[0]).toMatchObject({ text: '# Read me', width: 280 });
    expect(read.graph.groups).toEqual(drawn.groups);
    expect(compile(read.graph, builtInKinds).expanded).toStrictEqual(compile(graph, builtInKinds).expanded);
  });
});
