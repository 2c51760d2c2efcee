import type { Position } from '@parallax/schema';
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback } from 'react';
import { useSession } from '../app/session-context.ts';
import { selectedNode } from '../graph/selection-store.ts';
import { freeSpot, nextSpot } from './placement.ts';

/** Adds a node of a kind: at a place of the canvas, or where `nextSpot` puts it. Brings it into view. Returns its id. */
export function useAddNode(): (kind: string, at?: Position) => string {
  const { editor, graph, selection } = useSession();
  const flow = useReactFlow();
  const store = useStoreApi();
  return useCallback(
    (kind, at) => {
      const { width, height, transform } = store.getState();
      const [x, y, zoom] = transform;
      const middle = { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom };
      const current = graph.getState().graph;
      const position =
        at === undefined
          ? nextSpot(current, selectedNode(selection.getState()), middle)
          : freeSpot(current, { x: at.x, y: at.y });
      const id = editor.addNode({ kind, position });
      const left = position.x * zoom + x;
      const top = position.y * zoom + y;
      const visible = left > 0 && top > 0 && left + 280 * zoom < width && top + 200 * zoom < height;
      if (!visible) void flow.setCenter(position.x + 140, position.y + 100, { zoom, duration: 120 });
      return id;
    },
    [editor, graph, selection, flow, store],
  );
}
