import type { Ports } from '@parallax/engine';
import type { Graph, GraphEdge, GraphNode, JsonObject } from '@parallax/schema';
import { moveNodes } from './edits.ts';
import { moveNotes } from './groups.ts';
import { freshEdgeId } from './ids.ts';

/** Changes of how nodes hang together as pure functions, like those of `edits.ts`. */

/** The ports that a node gets an edge in two at: its first input and its first output. */
export interface Through {
  readonly input: string;
  readonly output: string;
}

/** The ports by which a node can stand in an edge; null for one without input or output. */
export function throughPorts({ inputs, outputs }: Ports): Through | null {
  const [input] = inputs;
  const [output] = outputs;
  return input === undefined || output === undefined ? null : { input: input.name, output: output.name };
}

/** Puts a node into an edge: what came goes to it, and what it gives goes on. The edge that goes on keeps its place among those of its target. */
export function insertOnEdge(graph: Graph, edgeId: string, nodeId: string, through: Through): Graph {
  const edge = graph.edges.find((each) => each.id === edgeId);
  if (edge === undefined || edge.source === nodeId || edge.target === nodeId) return graph;
  const { source, sourceHandle } = edge;
  const first: GraphEdge = {
    id: freshEdgeId(new Set(graph.edges.map((each) => each.id))),
    source,
    ...(sourceHandle === undefined ? {} : { sourceHandle }),
    target: nodeId,
    targetHandle: through.input,
  };
  const edges = graph.edges.flatMap((each) =>
    each.id === edgeId ? [first, { ...each, source: nodeId, sourceHandle: through.output }] : [each],
  );
  return { ...graph, edges };
}

/** Moves all nodes and notes that begin at an x or right of it further to the right. */
export function makeRoom(graph: Graph, from: number, by: number): Graph {
  const shifted = new Map(
    [...graph.nodes, ...(graph.notes ?? [])].flatMap(({ id, position }) =>
      position !== undefined && position.x >= from
        ? [[id, { x: position.x + by, y: position.y }] as const]
        : [],
    ),
  );
  return moveNotes(moveNodes(graph, shifted), shifted);
}

/** What another kind keeps of a config: the options that it has too. */
export function keptConfig(config: JsonObject, accepts: (config: JsonObject) => boolean): JsonObject {
  let kept: JsonObject = {};
  for (const [key, value] of Object.entries(config)) {
    const more = { ...kept, [key]: value };
    if (accepts(more)) kept = more;
  }
  return kept;
}

/** Makes a node one of another kind. Its edges stay: at ports of the same name, else at those in the same place, else at the first that is free. */
export function replaceKind(
  graph: Graph,
  nodeId: string,
  next: Pick<GraphNode, 'kind' | 'config'>,
  before: Ports,
  after: Ports,
): Graph {
  const nodes = graph.nodes.map((node) => (node.id === nodeId ? { ...node, ...next } : node));
  const inputs = new Map<string, string>();
  const outputs = new Map<string, string>();
  const edges = graph.edges.flatMap((edge): GraphEdge[] => {
    if (edge.target === nodeId) {
      const port = portFor(
        edge.targetHandle ?? before.inputs[0]?.name ?? '',
        before.inputs,
        after.inputs,
        inputs,
      );
      return port === undefined ? [] : [{ ...edge, targetHandle: port }];
    }
    if (edge.source !== nodeId) return [edge];
    const port = portFor(
      edge.sourceHandle ?? before.outputs[0]?.name ?? '',
      before.outputs,
      after.outputs,
      outputs,
    );
    return port === undefined ? [] : [{ ...edge, sourceHandle: port }];
  });
  return { ...graph, nodes, edges };
}

/** The port of the new kind that takes over from one of the old; undefined where there is none left, and the edge goes. */
function portFor(
  name: string,
  before: Ports['inputs'],
  after: Ports['inputs'],
  given: Map<string, string>,
): string | undefined {
  const known = given.get(name);
  if (known !== undefined) return known;
  const taken = new Set(given.values());
  const free = after.filter((port) => port.many === true || !taken.has(port.name));
  const place = after[before.findIndex((port) => port.name === name)];
  const port =
    free.find((each) => each.name === name) ??
    (place !== undefined && free.includes(place) ? place : free[0]);
  if (port !== undefined) given.set(name, port.name);
  return port?.name;
}
