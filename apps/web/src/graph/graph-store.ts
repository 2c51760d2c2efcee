import { type Graph, graphSchema } from '@parallax/schema';
import { temporal } from 'zundo';
import { createStore } from 'zustand/vanilla';
import { type Level, shownCanvas, TOP } from './levels.ts';

export interface GraphState {
  /** The whole document. */
  readonly graph: Graph;
  /** Which canvas of it is shown. One that is gone counts as the nearest above it. */
  readonly level: Level;
  /** How many documents have been loaded: another number means another document. */
  readonly loads: number;
}

/** Changes with the same key that follow each other within this time are one undo step, e.g. typing in one field. */
const BURST_MS = 1_000;
const UNDO_STEPS = 200;

export const emptyGraph: Graph = graphSchema.parse({ version: 1 });

export interface GraphStoreOptions {
  readonly now?: () => number;
}

export type GraphStore = ReturnType<typeof createGraphStore>;

/**
 * The graph that is being edited, with undo. Selection, run and what is saved live elsewhere, so they are no undo steps.
 * `change` is the only way to edit.
 */
export function createGraphStore(initial: Graph = emptyGraph, { now = Date.now }: GraphStoreOptions = {}) {
  const store = createStore<GraphState>()(
    temporal((): GraphState => ({ graph: initial, level: TOP, loads: 0 }), {
      limit: UNDO_STEPS,
      partialize: ({ graph }) => ({ graph }),
      equality: (past, current) => past.graph === current.graph,
    }),
  );
  const history = store.temporal;
  let burst: { key: string; until: number } | null = null;

  function set(graph: Graph, tracked: boolean): void {
    if (!tracked) history.getState().pause();
    store.setState({ graph });
    if (!tracked) history.getState().resume();
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    history,

    /** The canvas that is shown, with the ids of the expanded graph. */
    shown: (): Graph => shownCanvas(store.getState().graph, store.getState().level),

    /** Shows another canvas of the document. No undo step. */
    openLevel(level: Level): void {
      burst = null;
      store.setState({ level });
    },

    /** Applies a pure edit. `burst` names edits that belong together: a field of a node, a key held down. */
    change(edit: (graph: Graph) => Graph, burstKey?: string): void {
      const before = store.getState().graph;
      const after = edit(before);
      if (after === before) return;
      const at = now();
      const goesOn = burstKey !== undefined && burst?.key === burstKey && at <= burst.until;
      set(after, !goesOn);
      burst = burstKey === undefined ? null : { key: burstKey, until: at + BURST_MS };
    },

    /** The next change is a new undo step even if it belongs to the current burst: a field was left, a drag ended. */
    endBurst(): void {
      burst = null;
    },

    /** Opens another document: its history begins here. */
    load(graph: Graph): void {
      burst = null;
      history.getState().pause();
      store.setState({ graph, level: TOP, loads: store.getState().loads + 1 });
      history.getState().resume();
      history.getState().clear();
    },

    undo(): void {
      burst = null;
      history.getState().undo();
    },

    redo(): void {
      burst = null;
      history.getState().redo();
    },
  };
}
