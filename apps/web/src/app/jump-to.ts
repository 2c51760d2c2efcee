import { canvasView } from '../canvas/canvas-view.ts';
import { existingLevel, splitId } from '../graph/levels.ts';
import type { Session } from './session.ts';

/** Selects a node and brings it to the middle of the canvas, also out of another block. */
export function jumpTo({ graph, selection }: Session, id: string): void {
  const { level } = splitId(id);
  const { graph: document, level: open } = graph.getState();
  if (existingLevel(document, open) !== level) graph.openLevel(level);
  selection.selectNode(id);
  canvasView.getState().view?.showNode(id);
}
