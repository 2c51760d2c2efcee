import { createStore } from 'zustand/vanilla';
import type { AddMenuState } from './add-menu.tsx';

/** What the canvas shows for a moment: no part of the document, and no undo step. */
export interface CanvasUi {
  /** The note whose text, or the group whose title, is being edited in place. */
  readonly editing: string | null;
  /** The edge under the pointer. */
  readonly hoveredEdge: string | null;
  /** The edge that a dragged node would be put into. */
  readonly dropEdge: string | null;
  readonly menu: AddMenuState | null;
}

export const canvasUi = createStore<CanvasUi>(() => ({
  editing: null,
  hoveredEdge: null,
  dropEdge: null,
  menu: null,
}));

/** How long an edge stays hovered after the pointer has left it, so that its button can be reached. In milliseconds. */
const LINGER_MS = 250;
let leaving: ReturnType<typeof setTimeout> | undefined;

export function enterEdge(hoveredEdge: string): void {
  clearTimeout(leaving);
  if (canvasUi.getState().hoveredEdge !== hoveredEdge) canvasUi.setState({ hoveredEdge });
}

export function leaveEdge(): void {
  clearTimeout(leaving);
  leaving = setTimeout(() => canvasUi.setState({ hoveredEdge: null }), LINGER_MS);
}
