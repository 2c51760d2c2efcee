import type { NodeState } from '@parallax/schema';

/**
 * How many items have left a node: its finished tasks or, where it opens a scope, the branches that they opened. A light state only
 * begins long lists: then as many have passed as the node behind the edge expects.
 */
export function itemsPassed(node: NodeState | undefined, opensScope: boolean, target?: NodeState): number {
  if (node === undefined) return 0;
  if (!opensScope) return node.counts.ok;
  if (target?.width !== undefined && node.tasks.some(({ clipped }) => clipped !== undefined))
    return target.width;
  return node.tasks.reduce((sum, { output }) => sum + (Array.isArray(output) ? output.length : 0), 0);
}

/** How many of the items that have passed wait for the node behind the edge to begin with them. */
export function itemsQueued(target: NodeState | undefined, passed: number): number {
  const begun = target?.tasks.length ?? 0;
  return Math.max(0, Math.min(passed, target?.width ?? passed) - begun);
}
