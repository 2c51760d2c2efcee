import {
  type Block,
  blockSchema,
  type Graph,
  type GraphEdge,
  type GraphNode,
  graphEdgeSchema,
  graphNodeSchema,
  groupSchema,
  type NodeGroup,
  type Note,
  noteSchema,
} from '@parallax/schema';
import { z } from 'zod';
import { blocksUsedBy, importBlocks, withBlockIds } from './blocks.ts';
import { freshEdgeId, freshId, idStem } from './ids.ts';

/** Nodes and notes with the edges among them, their groups and the blocks that they need: what is copied, pasted and duplicated. */
export interface Fragment {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly notes?: readonly Note[] | undefined;
  readonly groups?: readonly NodeGroup[] | undefined;
  readonly blocks?: readonly Block[] | undefined;
}

const clipboardSchema = z.object({
  parallax: z.literal('fragment'),
  nodes: z.array(graphNodeSchema),
  edges: z.array(graphEdgeSchema),
  notes: z.array(noteSchema).optional(),
  groups: z.array(groupSchema).optional(),
  blocks: z.array(blockSchema).optional(),
});

export function takeFragment(graph: Graph, ids: ReadonlySet<string>): Fragment {
  const nodes = graph.nodes.filter((node) => ids.has(node.id));
  const notes = graph.notes?.filter((note) => ids.has(note.id)) ?? [];
  const groups = graph.groups?.filter((group) => group.members.every((member) => ids.has(member))) ?? [];
  const blocks = blocksUsedBy(nodes, graph.blocks ?? []);
  return {
    nodes,
    edges: graph.edges.filter((edge) => ids.has(edge.source) && ids.has(edge.target)),
    ...(notes.length === 0 ? {} : { notes }),
    ...(groups.length === 0 ? {} : { groups }),
    ...(blocks.length === 0 ? {} : { blocks }),
  };
}

export function isEmpty({ nodes, notes }: Fragment): boolean {
  return nodes.length + (notes?.length ?? 0) === 0;
}

/** The fragment as text for the system's clipboard, so that it can go to another window or a file. */
export function writeFragment(fragment: Fragment): string {
  return JSON.stringify({ parallax: 'fragment', ...fragment }, null, 2);
}

/** The fragment in a clipboard text, or null where the text is something else. A whole graph is a fragment too. */
export function readFragment(text: string): Fragment | null {
  if (!text.trimStart().startsWith('{')) return null;
  try {
    const document: unknown = JSON.parse(text);
    const isGraph = typeof document === 'object' && document !== null && 'version' in document;
    const parsed = clipboardSchema.safeParse(
      isGraph ? { edges: [], ...document, parallax: 'fragment' } : document,
    );
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export interface Inserted {
  readonly graph: Graph;
  /** The new nodes and notes. */
  readonly nodes: readonly string[];
}

/** Adds a copy of a fragment under fresh ids, shifted by `by` pixels. The fragment's inner edges come along. */
export function insertFragment(graph: Graph, fragment: Fragment, by: { x: number; y: number }): Inserted {
  const { graph: base, ids: blockIds } = importBlocks(graph, fragment.blocks ?? []);
  const taken = takenIds(base);
  const renamed = new Map<string, string>();
  const rename = (old: string): string => {
    const id = freshId(idStem(old), taken);
    taken.add(id);
    renamed.set(old, id);
    return id;
  };
  const nodes = withBlockIds(fragment.nodes, blockIds).map((node) => {
    const { x, y } = node.position ?? { x: 0, y: 0 };
    return { ...node, id: rename(node.id), position: { x: x + by.x, y: y + by.y } };
  });
  const notes = (fragment.notes ?? []).map((note) => {
    const { x, y } = note.position;
    return { ...note, id: rename(note.id), position: { x: x + by.x, y: y + by.y } };
  });
  const groups = (fragment.groups ?? []).map((group) => ({
    ...group,
    id: rename(group.id),
    members: group.members.flatMap((member) => renamed.get(member) ?? []),
  }));
  const takenEdges = new Set(base.edges.map((edge) => edge.id));
  const edges = fragment.edges.flatMap((edge) => {
    const source = renamed.get(edge.source);
    const target = renamed.get(edge.target);
    if (source === undefined || target === undefined) return [];
    const id = freshEdgeId(takenEdges);
    takenEdges.add(id);
    return [{ ...edge, id, source, target }];
  });
  return {
    graph: {
      ...base,
      nodes: [...base.nodes, ...nodes],
      edges: [...base.edges, ...edges],
      ...(notes.length === 0 ? {} : { notes: [...(base.notes ?? []), ...notes] }),
      ...(groups.length === 0 ? {} : { groups: [...(base.groups ?? []), ...groups] }),
    },
    nodes: [...nodes, ...notes].map(({ id }) => id),
  };
}

/** Ids that nodes, notes and groups of a canvas have: they are selected together, so no two may be the same. */
export function takenIds({ nodes, notes = [], groups = [] }: Graph): Set<string> {
  return new Set([...nodes, ...notes, ...groups].map(({ id }) => id));
}
