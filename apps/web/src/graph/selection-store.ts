import { createStore } from 'zustand/vanilla';

/** What is selected: the same for the canvas, the inspector and the results. */
export interface SelectionState {
  /** Selected nodes, the last one last. */
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
  /** The task whose text is being watched. It belongs to the only selected node, or to none that is selected. */
  readonly taskId: string | null;
}

const nothingSelected: SelectionState = { nodes: [], edges: [], taskId: null };

export type SelectionStore = ReturnType<typeof createSelectionStore>;

export function createSelectionStore() {
  const store = createStore<SelectionState>()(() => nothingSelected);
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,

    /** Selects one node and lets go of everything else. */
    selectNode(nodeId: string | null): void {
      const { nodes, edges } = store.getState();
      if (nodes.length === 1 && nodes[0] === nodeId && edges.length === 0) return;
      store.setState({ nodes: nodeId === null ? [] : [nodeId], edges: [], taskId: null });
    },

    /** Selects one task and the node it belongs to. */
    selectTask(nodeId: string, taskId: string | null): void {
      store.setState({ nodes: [nodeId], edges: [], taskId });
    },

    /** Selects exactly these; keeps the watched task while the same single node stays selected. */
    set(nodes: readonly string[], edges: readonly string[]): void {
      const before = store.getState();
      const kept = nodes.length === 1 && before.nodes.length === 1 && nodes[0] === before.nodes[0];
      store.setState({ nodes, edges, taskId: kept ? before.taskId : null });
    },

    clear(): void {
      store.setState(nothingSelected);
    },
  };
}

/** The node that the inspector and the results show: the only selected one. */
export function selectedNode(state: SelectionState): string | null {
  return state.nodes.length === 1 ? (state.nodes[0] ?? null) : null;
}
