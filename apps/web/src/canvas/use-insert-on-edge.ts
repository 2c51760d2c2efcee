import { useCallback } from 'react';
import { useSession } from '../app/session-context.ts';
import type { Addable } from '../graph/addable.ts';
import { CARD_WIDTH } from '../graph/placement.ts';
import { portsOf } from '../graph/ports.ts';
import { throughPorts } from '../graph/rewire.ts';

/** Room at both sides of a card for its edges and port names, in pixels. */
const ASIDE = 72;

/** Adds a node into an edge. Where there is no room between its ends, what is at the right moves on. One undo step. */
export function useInsertOnEdge(): (edgeId: string, what: Addable) => void {
  const { editor, graph } = useSession();
  return useCallback(
    (edgeId, what) => {
      const { nodes, edges } = graph.shown();
      const edge = edges.find((each) => each.id === edgeId);
      const source = nodes.find((each) => each.id === edge?.source)?.position;
      const target = nodes.find((each) => each.id === edge?.target)?.position;
      const through = throughPorts(portsOf({ id: 'new', kind: what.kind, config: what.config }, what.blocks));
      if (source === undefined || target === undefined || through === null) return;
      const needed = CARD_WIDTH + 2 * ASIDE;
      const room = target.x - source.x - CARD_WIDTH;
      const by = Math.max(0, needed - room);
      const position = {
        x: Math.round((source.x + CARD_WIDTH + target.x + by - CARD_WIDTH) / 8) * 4,
        y: Math.round((source.y + target.y) / 8) * 4,
      };
      editor.addOnEdge(edgeId, what, position, through, by === 0 ? null : { from: target.x, by });
    },
    [editor, graph],
  );
}
