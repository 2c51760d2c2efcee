import type { CheckedEdge } from './edges.ts';
import { type IssueList, list } from './issues.ts';
import type { CheckedNode } from './nodes.ts';

/** Node ids in an order in which every edge goes forward, with each node's rank. Nodes on or behind a cycle are missing. */
export interface Order {
  readonly ids: readonly string[];
  readonly ranks: ReadonlyMap<string, number>;
}

/** Sorts the nodes topologically (Kahn's algorithm) and reports cycles. */
export function orderNodes(
  nodes: ReadonlyMap<string, CheckedNode>,
  edges: readonly CheckedEdge[],
  issues: IssueList,
): Order {
  const open = new Map<string, number>([...nodes.keys()].map((id) => [id, 0]));
  const after = new Map<string, string[]>();
  for (const edge of edges) {
    open.set(edge.target, (open.get(edge.target) ?? 0) + 1);
    const targets = after.get(edge.source);
    if (targets === undefined) after.set(edge.source, [edge.target]);
    else targets.push(edge.target);
  }
  const ranks = new Map<string, number>();
  const ids = [...open.keys()].filter((id) => open.get(id) === 0);
  for (const id of ids) ranks.set(id, 0);
  for (const id of ids) {
    const rank = ranks.get(id) ?? 0;
    for (const target of after.get(id) ?? []) {
      ranks.set(target, Math.max(ranks.get(target) ?? 0, rank + 1));
      const left = (open.get(target) ?? 0) - 1;
      open.set(target, left);
      if (left === 0) ids.push(target);
    }
  }
  reportCycles(nodes, edges, new Set(ids), issues);
  return { ids, ranks };
}

function reportCycles(
  nodes: ReadonlyMap<string, CheckedNode>,
  edges: readonly CheckedEdge[],
  done: ReadonlySet<string>,
  issues: IssueList,
): void {
  const left = new Set([...nodes.keys()].filter((id) => !done.has(id)));
  // What only hangs behind a cycle is not on it: take away nodes that lead nowhere inside the rest.
  let shrunk = true;
  while (shrunk) {
    shrunk = false;
    for (const id of left) {
      if (edges.some((edge) => edge.source === id && left.has(edge.target))) continue;
      left.delete(id);
      shrunk = true;
    }
  }
  if (left.size === 0) return;
  const labels = list([...left].map((id) => `"${nodes.get(id)?.label ?? id}"`));
  for (const id of left) {
    issues.node(
      id,
      'cycle',
      `${labels} feed one another in a circle, so none of them could start. Remove one of the edges between them.`,
    );
  }
}
