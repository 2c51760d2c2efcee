import type { Graph, GraphNode } from '@parallax/schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edgeKey } from '../edge-key.ts';
import { graphOf, sampleGraph } from '../graph.fixture.ts';
import { freshEdgeId } from '../ids.ts';
import { mergeGraphs } from './merge-graphs.ts';

/** One change of a graph: an option of a node, a node more or less, an edge less, a limit. */
type Edit = (graph: Graph) => Graph;

const base = sampleGraph();
const ids = base.nodes.map(({ id }) => id);

const change = (id: string, edit: (node: GraphNode) => GraphNode): Edit => {
  return (graph) => ({ ...graph, nodes: graph.nodes.map((node) => (node.id === id ? edit(node) : node)) });
};
const setOption = (id: string, option: string, value: string): Edit =>
  change(id, (node) => ({ ...node, config: { ...node.config, [option]: value } }));
const add = (id: string, prompt: string): Edit => {
  return (graph) =>
    graph.nodes.some((node) => node.id === id) || !graph.nodes.some((node) => node.id === 'text')
      ? graph
      : {
          ...graph,
          nodes: [...graph.nodes, { id, kind: 'agent', config: { prompt } }],
          edges: [
            ...graph.edges,
            { id: freshEdgeId(new Set(graph.edges.map((edge) => edge.id))), source: 'text', target: id },
          ],
        };
};
const remove = (id: string): Edit => {
  return (graph) => ({
    ...graph,
    nodes: graph.nodes.filter((node) => node.id !== id),
    edges: graph.edges.filter(({ source, target }) => source !== id && target !== id),
  });
};

const edits = fc.oneof(
  fc
    .tuple(fc.constantFrom(...ids), fc.constantFrom('a', 'b', 'c'), fc.string({ maxLength: 3 }))
    .map(([id, option, value]) => setOption(id, option, value)),
  fc
    .tuple(fc.constantFrom('agent', 'agent-2'), fc.string({ maxLength: 3 }))
    .map(([id, text]) => add(id, text)),
  fc.constantFrom(...ids).map(remove),
  fc.integer({ min: 1, max: 9 }).map((concurrency): Edit => {
    return (graph) => ({ ...graph, limits: { ...graph.limits, concurrency } });
  }),
);
const sides = fc
  .array(edits, { maxLength: 5 })
  .map((list) => list.reduce((graph, edit) => edit(graph), base));

/** What a graph says, whatever its nodes and edges are called and in which order they come. */
function meaning({ nodes, edges, limits }: Graph) {
  const name = new Map(
    nodes.map(({ id, kind, label, config }) => [id, JSON.stringify({ kind, label, config: sorted(config) })]),
  );
  return {
    nodes: [...name.values()].sort(),
    edges: edges.map(({ source, target }) => `${name.get(source)} → ${name.get(target)}`).sort(),
    limits,
  };
}

const sorted = (config: object) => Object.entries(config).toSorted(([a], [b]) => a.localeCompare(b));

test('a side that changed nothing takes what the other did', () => {
  fc.assert(
    fc.property(sides, (side) => {
      expect(mergeGraphs(base, side, base)).toEqual({ graph: side, conflicts: [] });
      expect(meaning(mergeGraphs(base, base, side).graph)).toEqual(meaning(side));
      expect(mergeGraphs(base, side, side)).toEqual({ graph: side, conflicts: [] });
    }),
  );
});

test('which side is called mine makes no difference but to ids, where nothing is in conflict', () => {
  fc.assert(
    fc.property(sides, sides, (a, b) => {
      const [one, other] = [mergeGraphs(base, a, b), mergeGraphs(base, b, a)];
      expect(one.conflicts.map(({ key }) => key).sort()).toEqual(
        other.conflicts.map(({ key }) => key).sort(),
      );
      if (one.conflicts.length === 0) expect(meaning(one.graph)).toEqual(meaning(other.graph));
      const swapped = new Map(other.conflicts.map(({ key }) => [key, 'theirs' as const]));
      expect(meaning(mergeGraphs(base, b, a, swapped).graph)).toEqual(meaning(one.graph));
    }),
  );
});

test('whatever a side changed is in the merge or named as a conflict, and the merge is a whole graph', () => {
  fc.assert(
    fc.property(sides, sides, (mine, theirs) => {
      const { graph, conflicts } = mergeGraphs(base, mine, theirs);
      const nodeIds = graph.nodes.map(({ id }) => id);
      expect(new Set(nodeIds).size).toBe(nodeIds.length);
      expect(new Set(graph.edges.map(({ id }) => id)).size).toBe(graph.edges.length);
      expect(new Set(graph.edges.map(edgeKey)).size).toBe(graph.edges.length);
      for (const { source, target } of graph.edges) {
        expect(nodeIds).toContain(source);
        expect(nodeIds).toContain(target);
      }
      const named = (key: string) => conflicts.some((conflict) => conflict.key === key);
      for (const side of [mine, theirs]) {
        for (const node of side.nodes) {
          const before = base.nodes.find(({ id }) => id === node.id);
          if (before === undefined) {
            expect(graph.nodes.map(({ config }) => config)).toContainEqual(node.config);
            continue;
          }
          const merged = graph.nodes.find(({ id }) => id === node.id);
          for (const [option, value] of Object.entries(node.config)) {
            if (before.config[option] === value) continue;
            const isKept = merged?.config[option] === value;
            expect(isKept || named(`node ${node.id}`) || named(`node ${node.id} config ${option}`)).toBe(
              true,
            );
          }
        }
      }
    }),
  );
});

test('changes of different options of one node are both kept', () => {
  const { graph, conflicts } = mergeGraphs(
    base,
    setOption('answer', 'prompt', 'Mine')(base),
    setOption('answer', 'system', 'Theirs')(base),
  );
  expect(conflicts).toEqual([]);
  expect(graph.nodes.find(({ id }) => id === 'answer')?.config).toEqual({ prompt: 'Mine', system: 'Theirs' });
});

test('a conflict is named, and goes to the side that is chosen', () => {
  const mine = setOption('answer', 'prompt', 'Mine')(base);
  const theirs = setOption('answer', 'prompt', 'Theirs')(base);
  const { graph, conflicts } = mergeGraphs(base, mine, theirs);
  expect(conflicts).toEqual([
    { key: 'node answer config prompt', what: 'Answer · prompt', mine: 'Mine', theirs: 'Theirs' },
  ]);
  expect(graph).toEqual(mine);
  expect(mergeGraphs(base, mine, theirs, new Map([['node answer config prompt', 'theirs']])).graph).toEqual(
    theirs,
  );
});

test('a node that one side removed and the other goes on with is a conflict', () => {
  const mine = remove('vote')(base);
  const theirs = { ...base, edges: [...base.edges, { id: 'e9', source: 'copies', target: 'vote' }] };
  const { conflicts } = mergeGraphs(base, mine, theirs);
  expect(conflicts.map(({ what }) => what)).toEqual(['Node Vote · removed']);
  const kept = mergeGraphs(base, mine, theirs, new Map([['node vote', 'theirs']])).graph;
  expect(kept.nodes.map(({ id }) => id)).toContain('vote');
  expect(kept.edges.map(({ id }) => id)).toContain('e9');
});

test('what is inside of blocks is merged too', () => {
  const withBlock = (prompt: string, system: string) =>
    graphOf({
      blocks: [
        { id: 'review', name: 'Review', nodes: [{ id: 'a', kind: 'agent', config: { prompt, system } }] },
      ],
    });
  const { graph, conflicts } = mergeGraphs(
    withBlock('old', 'old'),
    withBlock('mine', 'old'),
    withBlock('old', 'theirs'),
  );
  expect(conflicts).toEqual([]);
  expect(graph.blocks?.[0]?.nodes[0]?.config).toEqual({ prompt: 'mine', system: 'theirs' });
  const both = mergeGraphs(withBlock('old', 'old'), withBlock('mine', 'old'), withBlock('theirs', 'old'));
  expect(both.conflicts.map(({ what }) => what)).toEqual(['Block Review › Agent · prompt']);
});
