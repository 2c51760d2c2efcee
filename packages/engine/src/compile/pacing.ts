import type { Pacing } from '../kind.ts';
import { isExact, unknown } from '../plan/range.ts';
import { type IssueList, list } from './issues.ts';
import type { CheckedNode } from './nodes.ts';
import type { ProgramEdge, Stack } from './program.ts';
import type { NodeScopes } from './scopes.ts';

/** How a closer paces the scope that it closes, and which node opens that scope. */
export interface Paced {
  readonly opener: string;
  readonly pacing: Pacing;
  /** Model calls of each branch; undefined where it depends on the run. */
  readonly callsPerBranch: number | undefined;
}

/**
 * The scopes that their closers pace, by the closer's id. A scope can be paced when nothing but its closer uses its branches: who
 * else uses them needs all of them, and then a warning says so.
 */
export function pacedScopes(
  nodes: ReadonlyMap<string, CheckedNode>,
  scopes: ReadonlyMap<string, NodeScopes>,
  edges: readonly ProgramEdge[],
  coneOf: (closer: string) => readonly string[],
  issues: IssueList,
): Map<string, Paced> {
  const paced = new Map<string, Paced>();
  for (const [id, { kind, config, label }] of nodes) {
    const pacing = kind.pace?.(config);
    const closer = scopes.get(id);
    if (pacing === undefined || closer === undefined) continue;
    const opener = openerOf(id, closer, edges);
    if (opener === undefined) {
      const message = `"${label}" can stop early only where it closes one fan-out: all its edges have to come from the same one, with no other fan-out left open between. It asks for all answers now.`;
      issues.node(id, 'cannot-stop-early', message, ['stop'], 'warning');
      continue;
    }
    const others = otherUsers(id, opener, coneOf(id), scopes, edges);
    if (others.length === 0) {
      paced.set(id, { opener, pacing, callsPerBranch: callsPerBranch(coneOf(id), closer, nodes, scopes) });
      continue;
    }
    const names = list(others.map((other) => `"${nodes.get(other)?.label ?? other}"`));
    const message = `"${label}" cannot stop early, because ${names} needs all answers too. Give ${others.length === 1 ? 'it' : 'them'} the result of "${label}" instead, or set "stop" to "none".`;
    issues.node(id, 'cannot-stop-early', message, ['stop'], 'warning');
  }
  return paced;
}

/** The node that opens the one scope that lies between a closer and all its edges. */
function openerOf(id: string, closer: NodeScopes, edges: readonly ProgramEdge[]): string | undefined {
  if (closer.over !== 'fan-out') return undefined;
  const stacks = edges.filter((edge) => edge.target === id).map((edge) => edge.stack);
  const openers = new Set(stacks.map((stack: Stack) => stack[closer.stack.length]));
  const isDirect = stacks.length > 0 && stacks.every((stack) => stack.length === closer.stack.length + 1);
  return isDirect && openers.size === 1 ? [...openers][0] : undefined;
}

/** Nodes outside of the closer's cone that use values of the scope. */
function otherUsers(
  closer: string,
  opener: string,
  cone: readonly string[],
  scopes: ReadonlyMap<string, NodeScopes>,
  edges: readonly ProgramEdge[],
): string[] {
  const own = new Set([...cone, closer]);
  const depth = scopes.get(opener)?.stack.length ?? 0;
  const users = edges.flatMap(({ target, stack }) =>
    stack[depth] === opener && !own.has(target) ? [target] : [],
  );
  return [...new Set(users)];
}

/** What the nodes between opener and closer call for one branch. Where they open scopes of their own, only the run can tell. */
function callsPerBranch(
  cone: readonly string[],
  closer: NodeScopes,
  nodes: ReadonlyMap<string, CheckedNode>,
  scopes: ReadonlyMap<string, NodeScopes>,
): number | undefined {
  let calls = 0;
  for (const id of cone) {
    const node = nodes.get(id);
    const each = node?.kind.estimate?.(node.config, { inputTokens: unknown, items: unknown })?.calls;
    if (each === undefined || each.max === 0) continue;
    if (!isExact(each) || scopes.get(id)?.stack.length !== closer.stack.length + 1) return undefined;
    calls += each.min;
  }
  return calls;
}
