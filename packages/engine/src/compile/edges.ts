import type { Graph, GraphEdge } from '@parallax/schema';
import type { Expanded } from './expand.ts';
import { type IssueList, list } from './issues.ts';
import type { CheckedNode } from './nodes.ts';
import { type ProgramEdge, portNamed } from './program.ts';

/** An edge whose two ports exist; its stack is not known yet. */
export type CheckedEdge = Omit<ProgramEdge, 'stack'>;

/** Finds each edge's two ports. Edges that have problems, or touch a node that has, are left out of the result. */
export function checkEdges(
  graph: Graph,
  nodes: ReadonlyMap<string, CheckedNode>,
  unfed: Expanded['unfed'],
  issues: IssueList,
): CheckedEdge[] {
  const known = new Set(graph.nodes.map((node) => node.id));
  const seen = new Set<string>();
  const filled = new Map<string, string>();
  const edges: CheckedEdge[] = [];
  for (const [order, edge] of graph.edges.entries()) {
    if (seen.has(edge.id)) {
      issues.edge(
        edge.id,
        'duplicate-edge',
        `Two edges have the id "${edge.id}". Give one of them another id.`,
      );
      continue;
    }
    seen.add(edge.id);
    const end = [edge.source, edge.target].find((id) => !known.has(id));
    if (end !== undefined) {
      issues.edge(
        edge.id,
        'dangling-edge',
        `The edge from "${edge.source}" to "${edge.target}" ends at "${end}", which does not exist. Remove the edge or add the node.`,
      );
      continue;
    }
    const checked = checkEdge(edge, order, nodes, filled, issues);
    if (checked !== undefined) edges.push(checked);
  }
  checkConnected(nodes, graph, edges, unfed, issues);
  return edges;
}

function checkEdge(
  edge: GraphEdge,
  order: number,
  nodes: ReadonlyMap<string, CheckedNode>,
  filled: Map<string, string>,
  issues: IssueList,
): CheckedEdge | undefined {
  const source = nodes.get(edge.source);
  const target = nodes.get(edge.target);
  if (source === undefined || target === undefined) return undefined;
  const from = portNamed(source.ports.outputs, edge.sourceHandle);
  const to = portNamed(target.ports.inputs, edge.targetHandle);
  if (from === undefined) {
    const message =
      source.ports.outputs.length === 0
        ? `"${source.label}" has no outputs, so nothing can be connected after it.`
        : `"${source.label}" has no output "${edge.sourceHandle}". It has ${list(source.ports.outputs.map((port) => `"${port.name}"`))}.`;
    issues.edge(edge.id, 'unknown-port', message, edge.source);
    return undefined;
  }
  if (to === undefined) {
    const names = target.ports.inputs.map((port) => `"${port.name}"`);
    const message =
      names.length === 0
        ? `"${target.label}" takes no input. Remove the edge, or use an input in its prompt, like {{input}}.`
        : `"${target.label}" has no input "${edge.targetHandle}". It has ${list(names)}; a name in its prompt, like {{${edge.targetHandle}}}, makes one.`;
    issues.edge(edge.id, 'unknown-port', message, edge.target);
    return undefined;
  }
  const place = `${edge.target}\n${to.name}`;
  if (filled.has(place) && to.many !== true) {
    issues.edge(
      edge.id,
      'port-taken',
      `The input "${to.name}" of "${target.label}" takes one edge, and has one already. Put a Reduce in between to combine several, or use another name.`,
      edge.target,
    );
    return undefined;
  }
  filled.set(place, edge.id);
  return {
    id: edge.id,
    order,
    source: edge.source,
    sourcePort: from.name,
    target: edge.target,
    targetPort: to.name,
  };
}

function checkConnected(
  nodes: ReadonlyMap<string, CheckedNode>,
  graph: Graph,
  edges: readonly CheckedEdge[],
  unfed: Expanded['unfed'],
  issues: IssueList,
): void {
  const said = new Set<string>();
  const connected = new Set(edges.map((edge) => `${edge.target}\n${edge.targetPort}`));
  const good = new Set(edges.map((edge) => edge.order));
  const broken = new Set(graph.edges.filter((_, order) => !good.has(order)).map((edge) => edge.target));
  for (const [id, { label, ports }] of nodes) {
    for (const [index, port] of ports.inputs.entries()) {
      if (port.optional === true || connected.has(`${id}\n${port.name}`)) continue;
      // An edge that has a problem of its own may be the one that belongs here: saying both would be noise.
      if (broken.has(id)) continue;
      const outside = unfed.get(`${id}\n${port.name}`) ?? (index === 0 ? unfed.get(`${id}\n`) : undefined);
      if (outside !== undefined) {
        const place = `${outside.use}\n${outside.port}`;
        if (!said.has(place)) sayUnconnected(outside.use, outside.port, outside.label, issues);
        said.add(place);
        continue;
      }
      sayUnconnected(id, port.name, label, issues);
    }
  }
}

function sayUnconnected(id: string, port: string, label: string, issues: IssueList): void {
  const message = `Nothing is connected to the input "${port}" of "${label}". Draw an edge to it.`;
  issues.node(id, 'unconnected-port', message);
}
