import {
  type Graph,
  type GraphEdge,
  type GraphNode,
  graphEdgeSchema,
  graphNodeSchema,
} from '@parallax/schema';
import { z } from 'zod';
import { freshEdgeId, freshId, idStem } from './ids.ts';

/** Nodes with the edges among them: what is copied, pasted and duplicated. */
export interface Fragment {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

const clipboardSchema = z.object({
  parallax: z.literal('fragment'),
  nodes: z.array(graphNodeSchema),
  edges: z.array(graphEdgeSchema),
});

export function takeFragment(graph: Graph, ids: ReadonlySet<string>): Fragment {
  return {
    nodes: graph.nodes.filter((node) => ids.has(node.id)),
    edges: graph.edges.filter((edge) => ids.has(edge.source) && ids.has(edge.target)),
  };
}

/** The fragment as text for the system's clipboard, so that it can go to another window or a file. */
export function writeFragment(fragment: Fragment): string {
  return JSON.stringify({ parallax: 'fragment', ...fragment }, null, 2);
}

/** The fragment in a clipboard text, or null where the text is something else. */
export function readFragment(text: string): Fragment | null {
  if (!text.includes('"fragment"')) return null;
  try {
    const parsed = clipboardSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export interface Inserted {
  readonly graph: Graph;
  readonly nodes: readonly string[];
}

/** Adds a copy of a fragment under fresh ids, shifted by `by` pixels. The fragment's inner edges come along. */
export function insertFragment(graph: Graph, fragment: Fragment, by: { x: number; y: number }): Inserted {
  const taken = new Set(graph.nodes.map((node) => node.id));
  const renamed = new Map<string, string>();
  const nodes = fragment.nodes.map((node) => {
    const id = freshId(idStem(node.id), taken);
    taken.add(id);
    renamed.set(node.id, id);
    const { x, y } = node.position ?? { x: 0, y: 0 };
    return { ...node, id, position: { x: x + by.x, y: y + by.y } };
  });
  const takenEdges = new Set(graph.edges.map((edge) => edge.id));
  const edges = fragment.edges.flatMap((edge) => {
    const source = renamed.get(edge.source);
    const target = renamed.get(edge.target);
    if (source === undefined || target === undefined) return [];
    const id = freshEdgeId(takenEdges);
    takenEdges.add(id);
    return [{ ...edge, id, source, target }];
  });
  return {
    graph: { ...graph, nodes: [...graph.nodes, ...nodes], edges: [...graph.edges, ...edges] },
    nodes: nodes.map((node) => node.id),
  };
}
