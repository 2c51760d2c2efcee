import { checkChange, checkConnection } from '@parallax/engine';
import type { Graph, GraphEdge, Issue } from '@parallax/schema';
import type { Connection } from '@xyflow/react';
import { freshEdgeId } from '../graph/ids.ts';
import { kinds } from '../graph/kinds.ts';
import { editLevel, splitId, TOP } from '../graph/levels.ts';

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

/** Why an edge cannot be drawn on a level of a document, or null where it can. */
export type ConnectionCheck = (document: Graph, edge: NewEdge) => Issue | null;

/**
 * Asks the engine about edges. It looks at the whole document, since an edge inside of a block matters wherever the block is used. The
 * canvas asks at each move of the pointer, so answers are kept as long as the document is the same.
 */
export function createConnectionCheck(): ConnectionCheck {
  let of: Graph | null = null;
  let answers = new Map<string, Issue | null>();
  return (document, edge) => {
    if (document !== of) {
      of = document;
      answers = new Map();
    }
    const key = `${edge.source}\n${edge.sourceHandle ?? ''}\n${edge.target}\n${edge.targetHandle ?? ''}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = checkEdge(document, edge);
    answers.set(key, answer);
    return answer;
  };
}

function checkEdge(document: Graph, { source, target, ...handles }: NewEdge): Issue | null {
  const { level, id } = splitId(source);
  const edge = { source: id, target: splitId(target).id, ...handles };
  if (level === TOP || id === edge.target) return checkConnection(document, kinds, edge);
  const drawn = editLevel(document, level, (canvas) => {
    const taken = new Set(canvas.edges.map((each) => each.id));
    return { ...canvas, edges: [...canvas.edges, { id: freshEdgeId(taken), ...edge }] };
  });
  return checkChange(document, drawn, kinds);
}
