import type { Position } from '@parallax/schema';
import { useCallback } from 'react';
import { useSession } from '../app/session-context.ts';
import { selectedNode } from '../graph/selection-store.ts';
import { canvasView } from './canvas-view.ts';
import { freeSpot, nextSpot } from './placement.ts';

const origin: Position = { x: 0, y: 0 };

/** Adds a node of a kind: at a place of the canvas, or where `nextSpot` puts it. Brings it into view. Returns its id. */
export function useAddNode(): (kind: string, at?: Position) => string {
  const { editor, graph, selection } = useSession();
  return useCallback(
    (kind, at) => {
      const { view } = canvasView.getState();
      const current = graph.getState().graph;
      const position =
        at === undefined
          ? nextSpot(current, selectedNode(selection.getState()), view?.middle() ?? origin)
          : freeSpot(current, { x: at.x, y: at.y });
      const id = editor.addNode({ kind, position });
      view?.reveal(position);
      return id;
    },
    [editor, graph, selection],
  );
}
