import type { Position } from '@parallax/schema';
import { createStore } from 'zustand/vanilla';
import type { CanvasActions } from './use-canvas-actions.ts';

/** What the rest of the page may ask of the canvas, whose code is loaded by itself. Positions are the graph's. */
export interface CanvasView extends CanvasActions {
  /** Brings a node into view. */
  showNode(id: string): void;
  /** The middle of what is in view. */
  middle(): Position;
  /** Brings a card that stands at `position` into view, if it is not. */
  reveal(position: Position): void;
}

/** The canvas, once it is there. */
export const canvasView = createStore<{ readonly view: CanvasView | null }>()(() => ({ view: null }));
