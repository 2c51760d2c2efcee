import type { Graph } from '@parallax/schema';
import { kindNamed } from '../graph/kinds.ts';

const taking = new WeakMap<Graph['nodes'], ReadonlySet<string>>();

/** Whether a node begins a task for each item that comes, rather than waiting for all. Costs O(1) for the same list of nodes. */
export function takesItems({ nodes }: Pick<Graph, 'nodes'>, id: string): boolean {
  let ids = taking.get(nodes);
  if (ids === undefined) {
    ids = new Set(nodes.flatMap((node) => (kindNamed(node.kind)?.gather === 'one' ? [node.id] : [])));
    taking.set(nodes, ids);
  }
  return ids.has(id);
}
