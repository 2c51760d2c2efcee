import type { Order } from './order.ts';
import { isPrefix, type ProgramEdge } from './program.ts';
import type { NodeScopes } from './scopes.ts';

/**
 * The nodes whose work is used by nothing but one gathering node, inside the scope that it closes.
 * When a group closes early, their tasks on the group's path may be cancelled without taking anything from anybody else.
 */
export function coneOf(
  closer: string,
  outOf: ReadonlyMap<string, readonly ProgramEdge[]>,
  order: Order,
  scopes: ReadonlyMap<string, NodeScopes>,
): string[] {
  const group = scopes.get(closer);
  if (group === undefined || group.over === undefined) return [];
  const cone = new Set<string>();
  for (const id of order.ids.toReversed()) {
    const own = scopes.get(id);
    const edges = outOf.get(id) ?? [];
    if (own === undefined || edges.length === 0 || !isPrefix(group.stack, own.stack)) continue;
    const inside = group.over === 'branches' || own.stack.length > group.stack.length;
    if (inside && edges.every(({ target }) => target === closer || cone.has(target))) cone.add(id);
  }
  return [...cone];
}
