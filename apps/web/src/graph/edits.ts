import type { Graph, GraphEdge, GraphNode, JsonObject, Limits, Position } from '@parallax/schema';

/** Every change of a graph as a pure function. A change that changes nothing returns the same graph. */

export function addNode(graph: Graph, node: GraphNode): Graph {
  return { ...graph, nodes: [...graph.nodes, node] };
}

function updateNode(graph: Graph, id: string, update: (node: GraphNode) => GraphNode): Graph {
  const nodes = graph.nodes.map((node) => (node.id === id ? update(node) : node));
  return nodes.some((node, index) => node !== graph.nodes[index]) ? { ...graph, nodes } : graph;
}

/** Sets keys of a node's config; a key that is `undefined` is removed, so that its default holds again. */
export function updateConfig(graph: Graph, id: string, patch: ConfigPatch): Graph {
  return updateNode(graph, id, (node) => {
    const config: Record<string, JsonObject[string]> = { ...node.config };
    for (const [key, value] of Object.entries(patch)) {
      if (value === undefined) delete config[key];
      else config[key] = value;
    }
    return { ...node, config };
  });
}

export type ConfigPatch = Readonly<Record<string, JsonObject[string] | undefined>>;

export function replaceConfig(graph: Graph, id: string, config: JsonObject): Graph {
  return updateNode(graph, id, (node) => ({ ...node, config }));
}

/** An empty label is removed: the node then shows its kind's title. */
export function renameNode(graph: Graph, id: string, label: string): Graph {
  return updateNode(graph, id, ({ label: _old, ...node }) =>
    label.trim() === '' ? node : { ...node, label },
  );
}

export function moveNodes(graph: Graph, positions: ReadonlyMap<string, Position>): Graph {
  if (positions.size === 0) return graph;
  const nodes = graph.nodes.map((node) => {
    const position = positions.get(node.id);
    const same =
      position === undefined || (position.x === node.position?.x && position.y === node.position.y);
    return same ? node : { ...node, position };
  });
  return { ...graph, nodes };
}

export function addEdge(graph: Graph, edge: GraphEdge): Graph {
  return { ...graph, edges: [...graph.edges, edge] };
}

/** Removes nodes with their edges, and edges. */
export function removeElements(
  graph: Graph,
  ids: { nodes: Iterable<string>; edges: Iterable<string> },
): Graph {
  const nodes = new Set(ids.nodes);
  const edges = new Set(ids.edges);
  const keptNodes = graph.nodes.filter((node) => !nodes.has(node.id));
  const keptEdges = graph.edges.filter(
    (edge) => !edges.has(edge.id) && !nodes.has(edge.source) && !nodes.has(edge.target),
  );
  if (keptNodes.length === graph.nodes.length && keptEdges.length === graph.edges.length) return graph;
  return { ...graph, nodes: keptNodes, edges: keptEdges };
}

export function setDetails(graph: Graph, details: Partial<Pick<Graph, 'name' | 'description'>>): Graph {
  return { ...graph, ...details };
}

export type LimitsPatch = { readonly [K in keyof Limits]?: Limits[K] | undefined };

/** Sets limits; an optional limit that is `undefined` is removed. Limits that have a default cannot be removed. */
export function setLimits(graph: Graph, patch: LimitsPatch): Graph {
  const { deadlineMs, maxCalls, maxTokens, maxCostUsd } = { ...graph.limits, ...patch };
  const limits: Limits = {
    concurrency: patch.concurrency ?? graph.limits.concurrency,
    taskTimeoutMs: patch.taskTimeoutMs ?? graph.limits.taskTimeoutMs,
    maxItems: patch.maxItems ?? graph.limits.maxItems,
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
    ...(maxCalls === undefined ? {} : { maxCalls }),
    ...(maxTokens === undefined ? {} : { maxTokens }),
    ...(maxCostUsd === undefined ? {} : { maxCostUsd }),
  };
  return { ...graph, limits };
}
