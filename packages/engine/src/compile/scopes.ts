import type { Over, Widening } from '../kind.ts';
import type { CheckedEdge } from './edges.ts';
import { type IssueList, list } from './issues.ts';
import type { CheckedNode } from './nodes.ts';
import type { Order } from './order.ts';
import { isPrefix, type Stack } from './program.ts';

/** What the scopes of one node are. */
export interface NodeScopes {
  readonly stack: Stack;
  readonly over: Exclude<Over, 'auto'> | undefined;
  readonly widening: Widening | undefined;
  /** The open scopes of each of its inputs' edges, by edge id. */
  readonly edges: ReadonlyMap<string, Stack>;
}

/** Computes every node's stack of open scopes from the graph alone, and reports inputs that cannot be joined. */
export function computeScopes(
  nodes: ReadonlyMap<string, CheckedNode>,
  edges: readonly CheckedEdge[],
  order: Order,
  issues: IssueList,
): Map<string, NodeScopes> {
  const scopes = new Map<string, NodeScopes>();
  const incoming = new Map<string, CheckedEdge[]>();
  for (const edge of edges) {
    const before = incoming.get(edge.target);
    if (before === undefined) incoming.set(edge.target, [edge]);
    else before.push(edge);
  }
  for (const id of order.ids) {
    const node = nodes.get(id);
    if (node === undefined) continue;
    const stacks = new Map<string, Stack>();
    for (const edge of incoming.get(id) ?? []) {
      const source = scopes.get(edge.source);
      if (source !== undefined) stacks.set(edge.id, outputStack(edge.source, source, edge.sourcePort));
    }
    const found = nodeScopes(node, stacks, nodes, issues);
    if (found !== undefined) scopes.set(id, found);
  }
  return scopes;
}

/** The open scopes of the values of one output port. */
export function outputStack(id: string, scopes: Pick<NodeScopes, 'stack' | 'widening'>, port: string): Stack {
  return scopes.widening?.port === port ? [...scopes.stack, id] : scopes.stack;
}

function nodeScopes(
  node: CheckedNode,
  edges: ReadonlyMap<string, Stack>,
  nodes: ReadonlyMap<string, CheckedNode>,
  issues: IssueList,
): NodeScopes | undefined {
  const { kind, config } = node;
  const stacks = [...edges.values()];
  const deepest = stacks.reduce<Stack>((best, stack) => (stack.length > best.length ? stack : best), []);
  const widening = kind.widen?.(config);
  if (kind.gather === 'one') {
    const stack = joined(node, stacks, deepest, nodes, issues);
    return stack && { stack, over: undefined, widening, edges };
  }
  const asked = kind.over?.(config) ?? 'auto';
  const over = asked === 'auto' ? (edges.size > 1 ? 'branches' : 'fan-out') : asked;
  if (over === 'all') return { stack: [], over, widening, edges };
  const stack = joined(node, stacks, deepest, nodes, issues);
  if (stack === undefined) return undefined;
  return { stack: over === 'fan-out' ? stack.slice(0, -1) : stack, over, widening, edges };
}

function joined(
  node: CheckedNode,
  stacks: readonly Stack[],
  deepest: Stack,
  nodes: ReadonlyMap<string, CheckedNode>,
  issues: IssueList,
): Stack | undefined {
  const other = stacks.find((stack) => !isPrefix(stack, deepest));
  if (other === undefined) return deepest;
  const opener = (stack: Stack) => `"${nodes.get(stack.at(-1) ?? '')?.label ?? stack.at(-1)}"`;
  const gathers = node.kind.gather !== 'one';
  const mend = gathers
    ? 'Set "over" to "all" to combine everything at once, or close each fan-out with a Vote or a Reduce of its own first.'
    : 'Close one of them first with a Vote or a Reduce, or feed one from the other so that they nest.';
  issues.node(
    node.node.id,
    'scopes-cannot-join',
    `"${node.label}" gets the branches of ${list([opener(deepest), opener(other)])}, and nothing says which branch of one belongs to which of the other. ${mend}`,
  );
  return undefined;
}
