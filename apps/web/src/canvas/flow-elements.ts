import type { Graph, GraphNode, NodeGroup } from '@parallax/schema';
import type { Edge, Node } from '@xyflow/react';
import { kindNamed, nodeTitle } from '../graph/kinds.ts';
import { portsOf } from '../graph/ports.ts';

/**
 * What stands on the canvas: a node's card, a note, or a group's frame. It holds no data: what draws it reads that from the session by id,
 * so it stays the same object.
 */
export type CanvasNode = Node<Record<string, never>, 'card' | 'note' | 'frame'>;
export type DataEdge = Edge<Record<string, never>, 'data'>;

export type CanvasGraph = Pick<Graph, 'nodes' | 'edges' | 'notes' | 'groups' | 'blocks'>;

const noData: Record<string, never> = {};

/** What a card is called by screen readers and tests: "Review (Agent)". */
function cardName(node: GraphNode): string {
  return `${nodeTitle(node)} (${kindNamed(node.kind)?.title ?? node.kind})`;
}

/**
 * The cards and notes of the canvas after a change of the graph or the selection. Those that look the same keep their identity, and with
 * it what the canvas has measured; when none has changed the list itself is returned. What is being dragged stays under the pointer.
 * What is in a folded group is hidden.
 */
export function reconcileNodes(
  before: CanvasNode[],
  { nodes, notes = [], groups = [] }: Pick<CanvasGraph, 'nodes' | 'notes' | 'groups'>,
  selected: ReadonlySet<string>,
): CanvasNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  const hidden = new Set(groups.flatMap((group) => (group.collapsed === true ? group.members : [])));
  const after = [
    ...notes.map((note) =>
      reconcileNode(known.get(note.id), {
        id: note.id,
        type: 'note',
        position: note.position,
        selected: selected.has(note.id),
        hidden: hidden.has(note.id),
        ariaLabel: 'Note',
        zIndex: 0,
        size: { width: note.width, height: note.height },
      }),
    ),
    ...nodes.map((node) =>
      reconcileNode(known.get(node.id), {
        id: node.id,
        type: 'card',
        position: node.position,
        selected: selected.has(node.id),
        hidden: hidden.has(node.id),
        ariaLabel: cardName(node),
      }),
    ),
  ];
  return sameList(before, after) ? before : after;
}

interface Wanted extends Pick<CanvasNode, 'id' | 'ariaLabel' | 'zIndex'> {
  readonly type: 'card' | 'note';
  readonly position: GraphNode['position'];
  readonly selected: boolean;
  readonly hidden: boolean;
  readonly size?: { readonly width: number; readonly height: number };
}

function reconcileNode(before: CanvasNode | undefined, wanted: Wanted): CanvasNode {
  const { size, hidden, ...rest } = wanted;
  const position = wanted.position ?? before?.position ?? { x: 0, y: 0 };
  const shown = { ...(size ?? {}), ...(hidden ? { hidden } : {}) };
  if (before === undefined) return { ...rest, ...shown, position, data: noData };
  const stays =
    before.dragging === true || (before.position.x === position.x && before.position.y === position.y);
  const looksTheSame =
    before.selected === rest.selected &&
    before.ariaLabel === rest.ariaLabel &&
    (before.hidden === true) === hidden &&
    before.width === size?.width &&
    before.height === size?.height;
  if (stays && looksTheSame) return before;
  const { hidden: _hidden, width: _width, height: _height, ...kept } = before;
  return { ...kept, ...rest, ...shown, position: stays ? before.position : position };
}

/** The canvas's edges; see `reconcileNodes`. A missing handle is the first port. Edges of a folded group end at its card. */
export function reconcileEdges(
  before: DataEdge[],
  { nodes, edges, groups = [], blocks = [] }: CanvasGraph,
  selected: ReadonlySet<string>,
): DataEdge[] {
  const known = new Map(before.map((edge) => [edge.id, edge]));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const folded = foldedInto(groups);
  const after = edges.flatMap((edge) => {
    const source = byId.get(edge.source);
    const target = byId.get(edge.target);
    if (source === undefined || target === undefined) return [];
    const from = folded.get(edge.source);
    const to = folded.get(edge.target);
    if (from !== undefined && from === to) return [];
    const next: DataEdge = {
      id: edge.id,
      type: 'data',
      source: from ?? edge.source,
      target: to ?? edge.target,
      sourceHandle:
        from === undefined ? (edge.sourceHandle ?? portsOf(source, blocks).outputs[0]?.name ?? null) : null,
      targetHandle:
        to === undefined ? (edge.targetHandle ?? portsOf(target, blocks).inputs[0]?.name ?? null) : null,
      data: noData,
      selected: selected.has(edge.id),
      ariaLabel: `From ${nodeTitle(source)} to ${nodeTitle(target)}`,
    };
    const old = known.get(edge.id);
    return [old !== undefined && looksTheSame(old, next) ? old : next];
  });
  return sameList(before, after) ? before : after;
}

/** The folded group that stands for each of its members. */
function foldedInto(groups: readonly NodeGroup[]): Map<string, string> {
  return new Map(
    groups.flatMap(({ id, members, collapsed }) =>
      collapsed === true ? members.map((member) => [member, id] as const) : [],
    ),
  );
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
