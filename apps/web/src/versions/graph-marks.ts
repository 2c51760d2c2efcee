import type { Graph } from '@parallax/schema';
import { edgeKey } from '../graph/edge-key.ts';
import { freshId } from '../graph/ids.ts';
import { blockOf } from '../graph/levels.ts';
import { graphChanges } from '../history/compare/graph-changes.ts';

export type Mark = 'added' | 'removed' | 'changed';

/** Two versions as one drawing. */
export interface MarkedGraph {
  /** The later version, with what it does not have any more. */
  readonly graph: Graph;
  /** By id; what is the same in both has none. */
  readonly nodes: ReadonlyMap<string, Mark>;
  readonly edges: ReadonlyMap<string, Mark>;
}

/** Puts two versions into one drawing, and marks what was added, removed and changed. A node is changed where its block is. */
export function markedGraph(before: Graph, after: Graph): MarkedGraph {
  const nodes = new Map<string, Mark>();
  for (const { node } of graphChanges(before, after)) if (node !== undefined) nodes.set(node, 'changed');
  for (const { id, block } of after.nodes.map((node) => ({ id: node.id, block: blockOf(after, node) }))) {
    const old = before.blocks?.find((each) => each.id === block?.id);
    if (block !== undefined && old !== undefined && !sameInside(old, block)) nodes.set(id, 'changed');
  }
  const [oldIds, newIds] = [before, after].map((graph) => new Set(graph.nodes.map(({ id }) => id)));
  for (const { id } of after.nodes) if (oldIds?.has(id) !== true) nodes.set(id, 'added');
  const gone = before.nodes.filter(({ id }) => newIds?.has(id) !== true);
  for (const { id } of gone) nodes.set(id, 'removed');

  const edges = new Map<string, Mark>();
  const [oldEnds, newEnds] = [before, after].map((graph) => new Set(graph.edges.map(edgeKey)));
  for (const edge of after.edges) if (oldEnds?.has(edgeKey(edge)) !== true) edges.set(edge.id, 'added');
  const taken = new Set(after.edges.map(({ id }) => id));
  const goneEdges = before.edges
    .filter((edge) => newEnds?.has(edgeKey(edge)) !== true)
    .map((edge) => {
      const id = taken.has(edge.id) ? freshId(`gone-${edge.id}`, taken) : edge.id;
      taken.add(id);
      edges.set(id, 'removed');
      return { ...edge, id };
    });
  const blocks = [
    ...(after.blocks ?? []),
    ...(before.blocks ?? []).filter(({ id }) => after.blocks?.some((block) => block.id === id) !== true),
  ];
  const { groups: _folded, ...drawn } = after;
  return {
    graph: {
      ...drawn,
      nodes: [...after.nodes, ...gone],
      edges: [...after.edges, ...goneEdges],
      ...(blocks.length === 0 ? {} : { blocks }),
    },
    nodes,
    edges,
  };
}

type Blocks = NonNullable<Graph['blocks']>;

function sameInside(before: Blocks[number], after: Blocks[number]): boolean {
  const alone = (block: Blocks[number]): Graph => ({
    version: 1,
    name: '',
    description: '',
    nodes: block.nodes,
    edges: block.edges,
    limits: { concurrency: 1, taskTimeoutMs: 1, maxItems: 1 },
  });
  return graphChanges(alone(before), alone(after)).length === 0;
}
