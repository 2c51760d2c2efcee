import type { Graph, GraphEdge, Issue } from '@parallax/schema';
import type { AnyKind } from '../kind.ts';
import { compile } from './compile.ts';

/**
 * Why an edge cannot be added to a graph, or null when it can. Only what the edge itself would break counts: problems that
 * the graph has already, and ports that are still unconnected, do not stop anybody from drawing.
 */
export function checkConnection(
  graph: Graph,
  kinds: readonly AnyKind[],
  edge: Omit<GraphEdge, 'id'>,
): Issue | null {
  if (edge.source === edge.target) {
    return {
      severity: 'error',
      code: 'cycle',
      message: 'A node cannot feed itself.',
      node: edge.source,
      path: [],
    };
  }
  const id = freeId(graph);
  return checkChange(graph, { ...graph, edges: [...graph.edges, { ...edge, id }] }, kinds);
}

/**
 * The first thing that a change of a graph would break, or null. Problems that the graph has already, and ports that are
 * unconnected, do not count.
 */
export function checkChange(before: Graph, changed: Graph, kinds: readonly AnyKind[]): Issue | null {
  const known = knownIssues(before, kinds);
  const after = compile(changed, kinds).issues;
  return (
    after.find(
      (issue) =>
        issue.severity === 'error' && issue.code !== 'unconnected-port' && !known.has(identity(issue)),
    ) ?? null
  );
}

/** The issues of a graph as it is, remembered: while an edge is drawn, many are tried on the same graph. */
const remembered = new WeakMap<Graph, ReadonlySet<string>>();

function knownIssues(graph: Graph, kinds: readonly AnyKind[]): ReadonlySet<string> {
  let known = remembered.get(graph);
  if (known === undefined) {
    known = new Set(compile(graph, kinds).issues.map(identity));
    remembered.set(graph, known);
  }
  return known;
}

function freeId(graph: Graph): string {
  const taken = new Set(graph.edges.map((edge) => edge.id));
  let number = graph.edges.length;
  while (taken.has(`new-${number}`)) number += 1;
  return `new-${number}`;
}

function identity(issue: Issue): string {
  return JSON.stringify([issue.code, issue.node, issue.edge, issue.path]);
}
