import { compile, planOf } from '@parallax/engine';
import type { Graph } from '@parallax/schema';
import { bundlePaths, strandsFor } from '../../canvas/bundle.ts';
import { kinds } from '../../graph/kinds.ts';
import { CARD_WIDTH } from '../../graph/placement.ts';

/** A card of a picture, in the canvas's pixels. */
export interface MiniatureCard {
  readonly id: string;
  readonly kind: string;
  readonly x: number;
  readonly y: number;
  /** Whether it runs for more than one item. */
  readonly many: boolean;
}

/** An edge of a picture: a line, with further strands beside it where it carries many items. */
export interface MiniatureEdge {
  readonly id: string;
  readonly path: string;
  readonly strands: readonly string[];
}

/** What a graph looks like from far away. */
export interface MiniatureLayout {
  /** What is seen, in the canvas's pixels: the graph with room around it, never less than `SMALLEST`. */
  readonly view: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly cards: readonly MiniatureCard[];
  readonly edges: readonly MiniatureEdge[];
}

/** The size of every card in a picture: the canvas's width, and the height of a card that has not run. */
export const MINIATURE_CARD = { width: CARD_WIDTH, height: 160 } as const;

const ROOM = 64;
/** A graph of one or two nodes is not blown up beyond this. */
const SMALLEST = { width: 1_400, height: 480 } as const;
/** Strands lie a pixel or two apart on the canvas; from far away they would be one line. */
const SPREAD = 5;

/**
 * The picture of a graph, from the graph itself: cards where they stand on the canvas, and edges as wide as what they carry. Nodes without a
 * position stand at the origin; a graph that does not compile is drawn with single lines.
 */
export function miniatureLayout(graph: Graph): MiniatureLayout {
  const { program, scopes } = compile(graph, kinds);
  const plan = program === null ? null : planOf(program);
  const tasksOf = (id: string) => plan?.nodes[id]?.tasks.max ?? 1;
  const cards = graph.nodes.map(({ id, kind, position = { x: 0, y: 0 } }) => ({
    id,
    kind,
    x: position.x,
    y: position.y,
    many: (scopes[id]?.stack.length ?? 0) > 0 && tasksOf(id) > 1,
  }));
  const byId = new Map(cards.map((card) => [card.id, card]));
  const edges = graph.edges.flatMap(({ id, source, sourceHandle, target }) => {
    const [from, to] = [byId.get(source), byId.get(target)];
    if (from === undefined || to === undefined) return [];
    const ends = {
      sourceX: from.x + MINIATURE_CARD.width,
      sourceY: from.y + MINIATURE_CARD.height / 2,
      targetX: to.x,
      targetY: to.y + MINIATURE_CARD.height / 2,
    };
    const outputs = scopes[source]?.outputs ?? {};
    const stack = sourceHandle === undefined ? Object.values(outputs)[0] : outputs[sourceHandle];
    const strands = (stack?.length ?? 0) > 0 ? strandsFor(tasksOf(target)) : 0;
    const bend = Math.max(40, Math.abs(ends.targetX - ends.sourceX) / 2);
    const path = `M${ends.sourceX},${ends.sourceY} C${ends.sourceX + bend},${ends.sourceY} ${ends.targetX - bend},${ends.targetY} ${ends.targetX},${ends.targetY}`;
    return [{ id, path, strands: bundlePaths(ends, strands, SPREAD) }];
  });
  return { view: viewOf(cards), cards, edges };
}

function viewOf(cards: readonly MiniatureCard[]): MiniatureLayout['view'] {
  if (cards.length === 0) return { x: 0, y: 0, ...SMALLEST };
  const left = Math.min(...cards.map(({ x }) => x));
  const top = Math.min(...cards.map(({ y }) => y));
  const right = Math.max(...cards.map(({ x }) => x)) + MINIATURE_CARD.width;
  const bottom = Math.max(...cards.map(({ y }) => y)) + MINIATURE_CARD.height;
  const width = Math.max(SMALLEST.width, right - left + 2 * ROOM);
  const height = Math.max(SMALLEST.height, bottom - top + 2 * ROOM);
  return { x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height };
}
