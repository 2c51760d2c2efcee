import type { Graph, Position } from '@parallax/schema';

/** The library of the layout: only graphs that come without positions, and Tidy up, need it. */
export const loadLayout = () => import('@dagrejs/dagre');

/** The size that a card takes on the canvas, in pixels; its real height differs a little by kind. */
export const CARD_WIDTH = 280;
const CARD_HEIGHT = 208;
/** Room between ranks for edges and port names, and between neighbours of a rank. */
const RANK_GAP = 112;
const NODE_GAP = 40;

/** Positions for every node, left to right along the edges, on the 4-px grid. */
export async function autoLayout({
  nodes,
  edges,
}: Pick<Graph, 'nodes' | 'edges'>): Promise<Map<string, Position>> {
  const { graphlib, layout } = await loadLayout();
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', ranksep: RANK_GAP, nodesep: NODE_GAP });
  graph.setDefaultEdgeLabel(() => ({}));
  const known = new Set(nodes.map((node) => node.id));
  for (const { id } of nodes) graph.setNode(id, { width: CARD_WIDTH, height: CARD_HEIGHT });
  for (const { source, target } of edges) {
    if (known.has(source) && known.has(target)) graph.setEdge(source, target);
  }
  layout(graph);
  return new Map(
    nodes.map(({ id }) => {
      const { x, y } = graph.node(id);
      return [id, { x: snap(x - CARD_WIDTH / 2), y: snap(y - CARD_HEIGHT / 2) }];
    }),
  );
}

function snap(value: number): number {
  return Math.round(value / 4) * 4;
}

/** The graph with a position for every node: one without any is laid out, single ones are put beside the rest. */
export async function withPositions(graph: Graph): Promise<Graph> {
  const missing = graph.nodes.filter((node) => node.position === undefined);
  if (missing.length === 0) return graph;
  if (missing.length === graph.nodes.length) {
    const positions = await autoLayout(graph);
    return place(graph, (id) => positions.get(id));
  }
  const lowest = Math.max(...graph.nodes.map((node) => node.position?.y ?? 0));
  const column = new Map(missing.map((node, index) => [node.id, index]));
  return place(graph, (id) => {
    const index = column.get(id);
    return index === undefined
      ? undefined
      : { x: index * (CARD_WIDTH + NODE_GAP), y: lowest + CARD_HEIGHT + NODE_GAP };
  });
}

function place(graph: Graph, positionOf: (id: string) => Position | undefined): Graph {
  const nodes = graph.nodes.map((node) => {
    const position = node.position === undefined ? positionOf(node.id) : undefined;
    return position === undefined ? node : { ...node, position };
  });
  return { ...graph, nodes };
}
