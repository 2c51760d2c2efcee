import { canonicalJson, type GraphEdge } from '@parallax/schema';

/** Names an edge by its ends: that it was drawn anew makes it no other. */
export function edgeKey({ source, sourceHandle, target, targetHandle }: GraphEdge): string {
  return canonicalJson([source, sourceHandle ?? null, target, targetHandle ?? null]);
}
