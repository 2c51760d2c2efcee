import type { GraphEdge, GraphNode } from '@parallax/schema';
import type { Edge, Node } from '@xyflow/react';
import { kindNamed, nodeTitle } from '../graph/kinds.ts';
import { portsOf } from '../graph/ports.ts';

/** A card on the canvas. It holds no data: the card reads its node from the session by id, so it stays the same object. */
export type CardNode = Node<Record<string, never>, 'card'>;
export type DataEdge = Edge<Record<string, never>, 'data'>;

const noData: Record<string, never> = {};

/** What a card is called by screen readers and tests: "Review (Agent)". */
function cardName(node: GraphNode): string {
  return `${nodeTitle(node)} (${kindNamed(node.kind)?.title ?? node.kind})`;
}

/**
 * The canvas's nodes after a change of the graph or the selection. Nodes that look the same keep their identity, and with it what the
 * canvas has measured; when none has changed the list itself is returned. A node that is being dragged stays under the pointer.
 */
export function reconcileNodes(
  before: CardNode[],
  nodes: readonly GraphNode[],
  selected: ReadonlySet<string>,
): CardNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  const after = nodes.map((node) => reconcileNode(known.get(node.id), node, selected.has(node.id)));
  return sameList(before, after) ? before : after;
}

function reconcileNode(before: CardNode | undefined, node: GraphNode, selected: boolean): CardNode {
  const ariaLabel = cardName(node);
  const position = node.position ?? before?.position ?? { x: 0, y: 0 };
  if (before === undefined) return { id: node.id, type: 'card', position, data: noData, selected, ariaLabel };
  const stays =
    before.dragging === true || (before.position.x === position.x && before.position.y === position.y);
  if (stays && before.selected === selected && before.ariaLabel === ariaLabel) return before;
  return { ...before, position: stays ? before.position : position, selected, ariaLabel };
}

/** The canvas's edges; see `reconcileNodes`. A missing handle is the first port. */
export function reconcileEdges(
  before: DataEdge[],
  edges: readonly GraphEdge[],
  nodes: readonly GraphNode[],
  selected: ReadonlySet<string>,
): DataEdge[] {
  const known = new Map(before.map((edge) => [edge.id, edge]));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const after = edges.flatMap((edge) => {
    const source = byId.get(edge.source);
    const target = byId.get(edge.target);
    if (source === undefined || target === undefined) return [];
    const next: DataEdge = {
      id: edge.id,
      type: 'data',
      source: edge.source,
      target: edge.target,
      sourceHandle: edge.sourceHandle ?? portsOf(source).outputs[0]?.name ?? null,
      targetHandle: edge.targetHandle ?? portsOf(target).inputs[0]?.name ?? null,
      data: noData,
      selected: selected.has(edge.id),
      ariaLabel: `From ${nodeTitle(source)} to ${nodeTitle(target)}`,
    };
    const old = known.get(edge.id);
    return [old !== undefined && looksTheSame(old, next) ? old : next];
  });
  return sameList(before, after) ? before : after;
}

function looksTheSame(a: DataEdge, b: DataEdge): boolean {
  return (
    a.source === b.source &&
    a.target === b.target &&
    a.sourceHandle === b.sourceHandle &&
    a.targetHandle === b.targetHandle &&
    a.selected === b.selected &&
    a.ariaLabel === b.ariaLabel
  );
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((element, index) => element === b[index]);
}
