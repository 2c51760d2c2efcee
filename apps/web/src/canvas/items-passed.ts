import type { NodeState } from '@parallax/schema';

/** How many items have left a node: its finished tasks or, where it opens a scope, the branches that they opened. */
export function itemsPassed(node: NodeState | undefined, opensScope: boolean): number {
  if (node === undefined) return 0;
  if (!opensScope) return node.counts.ok;
  return node.tasks.reduce((sum, { output }) => sum + (Array.isArray(output) ? output.length : 0), 0);
}
