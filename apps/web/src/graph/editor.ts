import { arrangeActions } from './editor/arrange-actions.ts';
import { blockActions } from './editor/block-actions.ts';
import { clipboardActions } from './editor/clipboard-actions.ts';
import { createContext } from './editor/context.ts';
import { documentActions } from './editor/document-actions.ts';
import { drawingActions } from './editor/drawing-actions.ts';
import { nodeActions } from './editor/node-actions.ts';
import type { GraphStore } from './graph-store.ts';
import type { SelectionStore } from './selection-store.ts';

export type Editor = ReturnType<typeof createEditor>;

/**
 * What a person can do to the graph: each action is one undo step (or joins the burst it belongs to) and selects what it made.
 * Ids are those of the expanded graph, on whatever level; what is new is made on the level that is open.
 */
export function createEditor(graph: GraphStore, selection: SelectionStore) {
  const context = createContext(graph, selection);
  return {
    ...nodeActions(context),
    ...clipboardActions(context),
    ...arrangeActions(context),
    ...drawingActions(context),
    ...blockActions(context),
    ...documentActions(context),
  };
}
