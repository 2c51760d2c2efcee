import type { Graph, GraphNode, Position } from '@parallax/schema';
import { portTop } from '../canvas/port-place.ts';
import { nodeTitle } from '../graph/kinds.ts';
import { portsOf } from '../graph/ports.ts';

/** The card of a node in a picture, in pixels of the canvas. */
export interface PictureCard {
  readonly node: GraphNode;
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly inputs: readonly PicturePort[];
  readonly outputs: readonly PicturePort[];
}

export interface PicturePort {
  readonly name: string;
  readonly y: number;
}

export interface PictureEdge {
  readonly id: string;
  readonly from: Position;
  readonly to: Position;
}

export interface PictureGroup {
  readonly id: string;
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PictureLayout {
  readonly cards: readonly PictureCard[];
  readonly edges: readonly PictureEdge[];
  readonly groups: readonly PictureGroup[];
  /** What all of it takes. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const CARD_WIDTH = 280;
const CARD_HEIGHT = 104;
const MARGIN = 40;
const GROUP_PADDING = 20;
const GROUP_TITLE = 28;

/** Where everything of a graph is in a picture of it. All nodes need a position. */
export function layoutOf(graph: Graph): PictureLayout {
  const cards = graph.nodes.map(cardOf);
  const byId = new Map(cards.map((card) => [card.node.id, card]));
  const edges = graph.edges.flatMap((edge): PictureEdge[] => {
    const [source, target] = [byId.get(edge.source), byId.get(edge.target)];
    if (source === undefined || target === undefined) return [];
    const out = source.outputs.find(({ name }) => name === edge.sourceHandle) ?? source.outputs[0];
    const into = target.inputs.find(({ name }) => name === edge.targetHandle) ?? target.inputs[0];
    if (out === undefined || into === undefined) return [];
    return [
      {
        id: edge.id,
        from: { x: source.x + CARD_WIDTH, y: out.y },
        to: { x: target.x, y: into.y },
      },
    ];
  });
  const groups = (graph.groups ?? []).flatMap(({ id, title, members }): PictureGroup[] => {
    const within = members.flatMap((member) => byId.get(member) ?? []);
    return within.length === 0
      ? []
      : [{ id, title, ...around(within.map(boxOf), GROUP_PADDING, GROUP_TITLE) }];
  });
  const notes = (graph.notes ?? []).map(({ position, width, height }) => ({ ...position, width, height }));
  const boxes = [...cards.map(boxOf), ...groups, ...notes];
  return { cards, edges, groups, ...around(boxes, MARGIN, 0) };
}

function cardOf(node: GraphNode): PictureCard {
  const { x, y } = node.position ?? { x: 0, y: 0 };
  const { inputs, outputs } = portsOf(node);
  const place = ({ name }: { readonly name: string }, index: number): PicturePort => ({
    name,
    y: y + portTop(index),
  });
  const ports = Math.max(inputs.length, outputs.length);
  return {
    node,
    title: nodeTitle(node),
    x,
    y,
    height: Math.max(CARD_HEIGHT, ports === 0 ? 0 : portTop(ports - 1) + 20),
    inputs: inputs.map(place),
    outputs: outputs.map(place),
  };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boxOf({ x, y, height }: PictureCard): Box {
  return { x, y, width: CARD_WIDTH, height };
}

/** The box around boxes, with room on all sides and more at the top. */
function around(boxes: readonly Box[], padding: number, top: number): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 2 * padding, height: 2 * padding + top };
  let [left, up, right, down] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    up = Math.min(up, y);
    right = Math.max(right, x + width);
    down = Math.max(down, y + height);
  }
  return {
    x: left - padding,
    y: up - padding - top,
    width: right - left + 2 * padding,
    height: down - up + 2 * padding + top,
  };
}
