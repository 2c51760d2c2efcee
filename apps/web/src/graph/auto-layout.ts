import type { Graph, Position } from '@parallax/schema';
import { CARD_WIDTH, freeSpot } from './placement.ts';

/** The library of the layout: only graphs that come without positions, and Tidy up, need it. */
export const loadLayout = () => import('@dagrejs/dagre');

/** The height that a card takes, in pixels, as long as it has not been measured. */
const CARD_HEIGHT = 208;
/** Room between ranks for edges and port names, and between neighbours of a rank. */
const RANK_GAP = 112;
const NODE_GAP = 40;

type Sizes = ReadonlyMap<string, { readonly width: number; readonly height: number }>;

/** Positions for every node, left to right along the edges, on the 4-px grid. `sizes` are those of cards that were measured. */
export async function autoLayout(
  { nodes, edges }: Pick<Graph, 'nodes' | 'edges'>,
  sizes: Sizes = new Map(),
): Promise<Map<string, Position>> {
  const sizeOf = (id: string) => {
    const { width = CARD_WIDTH, height = CARD_HEIGHT } = sizes.get(id) ?? {};
    return { width, height };
  };
  const { graphlib, layout } = await loadLayout();
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', ranksep: RANK_GAP, nodesep: NODE_GAP });
  graph.setDefaultEdgeLabel(() => ({}));
  const known = new Set(nodes.map((node) => node.id));
  for (const { id } of nodes) graph.setNode(id, sizeOf(id));
  for (const { source, target } of edges) {
    if (known.has(source) && known.has(target)) graph.setEdge(source, target);
  }
  layout(graph);
  return new Map(
    nodes.map(({ id }) => {
      const { x, y } = graph.node(id);
      const { width, height } = sizeOf(id);
      return [id, { x: snap(x - width / 2), y: snap(y - height / 2) }];
    }),
  );
}

function snap(value: number): number {
  return Math.round(value / 4) * 4;
}

/**
 * The graph with a position for every node, inside of its blocks too. Those that have one keep it. Where none has, all are laid out; single
 * ones are put where they would be laid out beside the nodes that they are connected with, else below the rest.
 */
export async function withPositions(graph: Graph): Promise<Graph> {
  const { nodes } = await placed(graph);
  if (graph.blocks === undefined) return nodes === graph.nodes ? graph : { ...graph, nodes };
  const blocks = await Promise.all(
    graph.blocks.map(async (block) => {
      const inside = await placed(block);
      return inside.nodes === block.nodes ? block : { ...block, nodes: inside.nodes };
    }),
  );
  const isSame = nodes === graph.nodes && blocks.every((block, index) => block === graph.blocks?.[index]);
  return isSame ? graph : { ...graph, nodes, blocks };
}

type Canvas = Pick<Graph, 'nodes' | 'edges'>;

async function placed(canvas: Canvas): Promise<Canvas> {
  const missing = canvas.nodes.filter((node) => node.position === undefined);
  if (missing.length === 0) return canvas;
  const ideal = await autoLayout(canvas);
  if (missing.length === canvas.nodes.length) return place(canvas, (id) => ideal.get(id));
  const lowest = Math.max(...canvas.nodes.map((node) => node.position?.y ?? 0));
  let column = 0;
  let done = canvas;
  for (const { id } of missing) {
    const beside = besideNeighbour(id, done, ideal);
    const position = beside ?? { x: column * (CARD_WIDTH + NODE_GAP), y: lowest + CARD_HEIGHT + NODE_GAP };
    if (beside === undefined) column += 1;
    done = place(done, (each) => (each === id ? freeSpot(done, position) : undefined));
  }
  return done;
}

/** Where a node stands to a connected one that has a place, by the layout; undefined where it has no such neighbour. */
function besideNeighbour(
  id: string,
  { nodes, edges }: Canvas,
  ideal: ReadonlyMap<string, Position>,
): Position | undefined {
  for (const { source, target } of edges) {
    const other = source === id ? target : target === id ? source : undefined;
    const anchor = nodes.find((node) => node.id === other)?.position;
    const [own, theirs] = [ideal.get(id), ideal.get(other ?? '')];
    if (anchor === undefined || own === undefined || theirs === undefined) continue;
    return { x: anchor.x + own.x - theirs.x, y: anchor.y + own.y - theirs.y };
  }
  return undefined;
}

function place<C extends Canvas>(canvas: C, positionOf: (id: string) => Position | undefined): C {
  const nodes = canvas.nodes.map((node) => {
    const position = node.position === undefined ? positionOf(node.id) : undefined;
    return position === undefined ? node : { ...node, position };
  });
  return { ...canvas, nodes };
}
