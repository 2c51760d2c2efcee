import { checkConnection } from '@parallax/engine';
import type { Graph, GraphEdge, Issue } from '@parallax/schema';
import type { Connection } from '@xyflow/react';
import { kinds } from '../graph/kinds.ts';

export type NewEdge = Omit<GraphEdge, 'id'>;

/** A connection of the canvas as an edge of the graph. */
export function toEdge(connection: Connection): NewEdge {
  const { source, target, sourceHandle, targetHandle } = connection;
  return {
    source,
    target,
    ...(sourceHandle === null ? {} : { sourceHandle }),
    ...(targetHandle === null ? {} : { targetHandle }),
  };
}

/** Asks the engine why an edge cannot be drawn. The canvas asks at each move of the pointer, so answers are kept as long as the graph is the same. */
export function createConnectionCheck(): (graph: Graph, edge: NewEdge) => Issue | null {
  let of: Graph | null = null;
  let answers = new Map<string, Issue | null>();
  return (graph, edge) => {
    if (graph !== of) {
      of = graph;
      answers = new Map();
    }
    const key = `${edge.source}\n${edge.sourceHandle ?? ''}\n${edge.target}\n${edge.targetHandle ?? ''}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = checkConnection(graph, kinds, edge);
    answers.set(key, answer);
    return answer;
  };
}
