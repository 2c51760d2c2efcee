import type { Graph, Position } from '@parallax/schema';

/** The width of a card on the canvas, in pixels. */
export const CARD_WIDTH = 280;

/** Cards closer than this to each other count as overlapping, in pixels. */
const REACH = { x: CARD_WIDTH + 40, y: 180 } as const;
/** From the selected node to the next one, so that there is room for the edge and the port names. */
const STEP_RIGHT = CARD_WIDTH + 112;
const STEP_DOWN = 40;

/** The first place at or below `wanted` where a new card covers no other. */
export function freeSpot({ nodes }: Pick<Graph, 'nodes'>, wanted: Position): Position {
  let { x, y } = { x: snap(wanted.x), y: snap(wanted.y) };
  const covers = () =>
    nodes.some(
      ({ position }) =>
        position !== undefined && Math.abs(position.x - x) < REACH.x && Math.abs(position.y - y) < REACH.y,
    );
  while (covers()) y += STEP_DOWN;
  return { x, y };
}

/** Where a node added by a click goes: to the right of the selected one, else to the middle of what is in view. */
export function nextSpot(graph: Pick<Graph, 'nodes'>, selected: string | null, middle: Position): Position {
  const beside = graph.nodes.find((node) => node.id === selected)?.position;
  if (beside !== undefined) return freeSpot(graph, { x: beside.x + STEP_RIGHT, y: beside.y });
  return freeSpot(graph, { x: middle.x - CARD_WIDTH / 2, y: middle.y - 80 });
}

function snap(value: number): number {
  return Math.round(value / 4) * 4;
}
