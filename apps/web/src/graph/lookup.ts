import type { GraphEdge, GraphNode } from '@parallax/schema';

const nodeIndexes = new WeakMap<readonly GraphNode[], ReadonlyMap<string, GraphNode>>();
const edgeIndexes = new WeakMap<readonly GraphEdge[], ReadonlyMap<string, GraphEdge>>();

/** A node by its id. Every card asks at every change of the graph, so a list is read through once. */
export function nodeById(nodes: readonly GraphNode[], id: string): GraphNode | undefined {
  return indexOf(nodeIndexes, nodes).get(id);
}

/** An edge by its id; see `nodeById`. */
export function edgeById(edges: readonly GraphEdge[], id: string): GraphEdge | undefined {
  return indexOf(edgeIndexes, edges).get(id);
}

function indexOf<T extends { readonly id: string }>(
  indexes: WeakMap<readonly T[], ReadonlyMap<string, T>>,
  elements: readonly T[],
): ReadonlyMap<string, T> {
  const known = indexes.get(elements);
  if (known !== undefined) return known;
  const index = new Map(elements.map((element) => [element.id, element]));
  indexes.set(elements, index);
  return index;
}
