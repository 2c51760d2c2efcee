import { INSIDE, partOf } from '@parallax/engine';
import type { Block, Graph, GraphEdge, GraphNode } from '@parallax/schema';
import { kinds } from './kinds.ts';
import { nodeById } from './lookup.ts';

/**
 * Which canvas of a document is shown: its own (`''`), or the inside of a block, as the way there by the nodes that stand for the blocks
 * (`review.grade`). Everything that is shown has the ids of the expanded graph, in which runs, plans and issues speak.
 */
export type Level = string;

export const TOP: Level = '';

/** Splits an id of the expanded graph into the level it is on and its id there. */
export function splitId(flat: string): { readonly level: Level; readonly id: string } {
  const at = flat.lastIndexOf(INSIDE);
  return at < 0 ? { level: TOP, id: flat } : { level: flat.slice(0, at), id: flat.slice(at + 1) };
}

export function joinId(level: Level, id: string): string {
  return level === TOP ? id : `${level}${INSIDE}${id}`;
}

/** The levels from the document down to this one, without the document itself: `a`, `a.b`, `a.b.c`. */
export function levelsTo(level: Level): Level[] {
  if (level === TOP) return [];
  const parts = level.split(INSIDE);
  return parts.map((_, index) => parts.slice(0, index + 1).join(INSIDE));
}

/** Whether something of the expanded graph is inside of a node that stands for a block. */
export function isInside(flat: string, use: string): boolean {
  return flat.startsWith(`${use}${INSIDE}`);
}

/** The block that a node stands for; undefined for any other node, and where the document does not hold it. */
export function blockOf(document: Graph, node: GraphNode): Block | undefined {
  const part = partOf(node, kinds);
  return part.is === 'use' ? document.blocks?.find((block) => block.id === part.block) : undefined;
}

/** The block whose inside a level shows; undefined for the document itself and for a way that leads nowhere. */
export function blockAt(document: Graph, level: Level): Block | undefined {
  let nodes: readonly GraphNode[] = document.nodes;
  let block: Block | undefined;
  for (const id of level === TOP ? [] : level.split(INSIDE)) {
    const node = nodeById(nodes, id);
    block = node === undefined ? undefined : blockOf(document, node);
    if (block === undefined) return undefined;
    nodes = block.nodes;
  }
  return block;
}

/** The level, or the nearest one above it that still exists: an undo may have taken it away. */
export function existingLevel(document: Graph, level: Level): Level {
  return levelsTo(level).findLast((each) => blockAt(document, each) !== undefined) ?? TOP;
}

/** The canvas of a level with its own ids, as a graph that can be edited. */
export function localCanvas(document: Graph, level: Level): Graph {
  const block = blockAt(document, level);
  if (block === undefined) return document;
  const { notes: _notes, groups: _groups, ...rest } = document;
  return { ...rest, ...canvasOf(block) };
}

/** Applies an edit to the canvas of a level. An edit that changes nothing gives the same document. */
export function editLevel(document: Graph, level: Level, edit: (canvas: Graph) => Graph): Graph {
  const block = blockAt(document, level);
  if (block === undefined) return edit(document);
  const before = localCanvas(document, level);
  const after = edit(before);
  if (after === before) return document;
  const { nodes: _nodes, edges: _edges, notes: _notes, groups: _groups, ...rest } = after;
  const { id, name, description } = block;
  return {
    ...rest,
    ...canvasOf(document),
    blocks: (after.blocks ?? []).map((each) =>
      each.id === id ? { id, name, description, ...canvasOf(after) } : each,
    ),
  };
}

function canvasOf({ nodes, edges, notes, groups }: Pick<Graph, 'nodes' | 'edges' | 'notes' | 'groups'>) {
  return {
    nodes,
    edges,
    ...(notes === undefined ? {} : { notes }),
    ...(groups === undefined ? {} : { groups }),
  };
}

const shown = new WeakMap<Graph, Map<Level, Graph>>();

/** The canvas of a level with the ids of the expanded graph: the same object as long as the document and the level are the same. */
export function shownCanvas(document: Graph, wanted: Level): Graph {
  const level = existingLevel(document, wanted);
  if (level === TOP) return document;
  const known = shown.get(document) ?? new Map<Level, Graph>();
  shown.set(document, known);
  const before = known.get(level);
  if (before !== undefined) return before;
  const canvas = prefixed(localCanvas(document, level), level);
  known.set(level, canvas);
  return canvas;
}

const renamedNodes = new WeakMap<GraphNode, Map<Level, GraphNode>>();
const renamedEdges = new WeakMap<GraphEdge, Map<Level, GraphEdge>>();

function prefixed(canvas: Graph, level: Level): Graph {
  const flat = (id: string) => joinId(level, id);
  return {
    ...canvas,
    nodes: canvas.nodes.map((node) =>
      remember(renamedNodes, node, level, () => ({ ...node, id: flat(node.id) })),
    ),
    edges: canvas.edges.map((edge) =>
      remember(renamedEdges, edge, level, () => ({
        ...edge,
        id: flat(edge.id),
        source: flat(edge.source),
        target: flat(edge.target),
      })),
    ),
    ...(canvas.notes === undefined
      ? {}
      : { notes: canvas.notes.map((note) => ({ ...note, id: flat(note.id) })) }),
    ...(canvas.groups === undefined
      ? {}
      : {
          groups: canvas.groups.map((group) => ({
            ...group,
            id: flat(group.id),
            members: group.members.map(flat),
          })),
        }),
  };
}

/** A node that has not changed stays the same object, so that its card is not drawn again for an edit of another. */
function remember<T extends object>(
  all: WeakMap<T, Map<Level, T>>,
  element: T,
  level: Level,
  make: () => T,
): T {
  const known = all.get(element) ?? new Map<Level, T>();
  all.set(element, known);
  const before = known.get(level);
  if (before !== undefined) return before;
  const made = make();
  known.set(level, made);
  return made;
}

/** A node by its id in the expanded graph, wherever it is. */
export function nodeAt(document: Graph, flat: string): GraphNode | undefined {
  const { level, id } = splitId(flat);
  const canvas = level === TOP ? document : blockAt(document, level);
  const node = canvas && nodeById(canvas.nodes, id);
  return node === undefined || level === TOP
    ? node
    : remember(renamedNodes, node, level, () => ({ ...node, id: flat }));
}
