import type { Position } from '@parallax/schema';
import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../app/session-context.ts';
import { type Addable, addables } from '../graph/addable.ts';
import { useDocumentGraph, useLevel } from '../graph/hooks.ts';
import { freeSpot, nextSpot } from '../graph/placement.ts';
import { selectedNode } from '../graph/selection-store.ts';
import { canvasView } from './canvas-view.ts';

const origin: Position = { x: 0, y: 0 };

/** Everything that can be added on the level that is open. */
export function useAddables(): readonly Addable[] {
  const { blocks } = useSession();
  const document = useDocumentGraph((graph) => graph);
  const level = useLevel();
  const saved = useStore(blocks, (state) => state.saved);
  return useMemo(() => addables(document, level, saved), [document, level, saved]);
}

/** Adds a node: at a place of the canvas, or where `nextSpot` puts it. Brings it into view. Returns its id. */
export function useAddNode(): (what: Addable, at?: Position) => string {
  const { editor, graph, selection } = useSession();
  return useCallback(
    ({ kind, config, label, blocks }, at) => {
      const { view } = canvasView.getState();
      const current = graph.shown();
      const position =
        at === undefined
          ? nextSpot(current, selectedNode(selection.getState()), view?.middle() ?? origin)
          : freeSpot(current, { x: at.x, y: at.y });
      const id =
        blocks === undefined
          ? editor.addNode({ kind, config, position, ...(label === undefined ? {} : { label }) })
          : editor.addBlock(blocks, position);
      view?.reveal(position);
      return id;
    },
    [editor, graph, selection],
  );
}
