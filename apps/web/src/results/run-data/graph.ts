import type { Graph, GraphNode, RunState } from '@parallax/schema';
import { kindNamed } from '../../graph/kinds.ts';
import { portsOf } from '../../graph/ports.ts';

/** Nodes where results leave the graph: they gather, and have no output port. In the graph's order. */
export function sinksOf(graph: Graph): GraphNode[] {
  return graph.nodes.filter((node) => gathers(node) && portsOf(node).outputs.length === 0);
}

/** Every node that a node depends on. */
export function ancestorsOf(graph: Graph, id: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { source, target } of graph.edges) {
      if (target !== next || found.has(source)) continue;
      found.add(source);
      open.push(source);
    }
  }
  return found;
}

/** The nodes whose model calls a node waits for: going back from it, on every way the first that has begun to call. In the graph's order. */
export function callingNodesBefore(graph: Graph, nodes: RunState['nodes'], id: string): GraphNode[] {
  const seen = new Set<string>();
  const calling = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { source, target } of graph.edges) {
      if (target !== next || seen.has(source)) continue;
      seen.add(source);
      if (nodes[source]?.tasks.some(({ model }) => model !== undefined) === true) calling.add(source);
      else open.push(source);
    }
  }
  return graph.nodes.filter((node) => calling.has(node.id));
}

/** Whether a node opens a scope: its tasks' outputs are lists of branches. */
export function opensScope(node: GraphNode): boolean {
  const kind = kindNamed(node.kind);
  const config = kind?.config.safeParse(node.config);
  return config?.success === true && kind?.widen?.(config.data) !== undefined;
}

/** Nodes whose results can be looked at side by side: at least one task, and something comes out. */
export function comparableNodes(graph: Graph, nodes: RunState['nodes']): GraphNode[] {
  return graph.nodes.filter(
    (node) => (nodes[node.id]?.tasks.length ?? 0) > 0 && portsOf(node).outputs.length > 0,
  );
}

/** What one most likely wants to compare: the last node with several results that neither opens nor closes a scope, else the last one. */
export function nodeToCompare(graph: Graph, nodes: RunState['nodes']): GraphNode | undefined {
  const all = comparableNodes(graph, nodes);
  const working = all.filter(
    (node) => !gathers(node) && !opensScope(node) && portsOf(node).inputs.length > 0,
  );
  return working.findLast((node) => (nodes[node.id]?.tasks.length ?? 0) > 1) ?? working.at(-1) ?? all.at(-1);
}

function gathers(node: GraphNode): boolean {
  const kind = kindNamed(node.kind);
  return kind !== undefined && kind.gather !== 'one';
}
