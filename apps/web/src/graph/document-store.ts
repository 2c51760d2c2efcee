import type { Graph, StoredGraph } from '@parallax/schema';
import { createStore } from 'zustand/vanilla';
import type { Api } from '../api/client.ts';
import { ApiError, errorMessage } from '../api/http.ts';
import type { Draft } from './draft.ts';
import { emptyGraph, type GraphStore } from './graph-store.ts';

/** Where the edited graph stands with the server. */
export interface DocumentState {
  /** Null until it is saved for the first time. */
  readonly id: string | null;
  readonly version: number | null;
  /** The graph as it was last saved or opened; the edited graph is unsaved while it is another object. */
  readonly saved: Graph | null;
  readonly saving: boolean;
  /** Someone saved another version since this one was opened. */
  readonly conflict: { readonly currentVersion: number } | null;
  readonly error: string | null;
}

export type SaveStatus = 'draft' | 'saved' | 'unsaved' | 'saving' | 'conflict' | 'failed';

const unsavedDocument: DocumentState = {
  id: null,
  version: null,
  saved: null,
  saving: false,
  conflict: null,
  error: null,
};

type GraphApi = Pick<Api, 'createGraph' | 'updateGraph' | 'getGraph'>;

export type DocumentStore = ReturnType<typeof createDocumentStore>;

/** Opens and saves the edited graph. Never overwrites a version that it has not seen: that is a conflict, and the person decides. */
export function createDocumentStore(graphStore: GraphStore, api: GraphApi) {
  const store = createStore<DocumentState>()(() => unsavedDocument);
  const edited = () => graphStore.getState().graph;

  function opened({ id, version, graph }: StoredGraph): void {
    graphStore.load(graph);
    store.setState({ ...unsavedDocument, id, version, saved: graph });
  }

  async function keep(graph: Graph, send: () => Promise<StoredGraph>): Promise<boolean> {
    if (store.getState().saving) return false;
    store.setState({ saving: true, error: null });
    try {
      const { id, version } = await send();
      store.setState({ id, version, saved: graph, saving: false, conflict: null });
      return true;
    } catch (error) {
      const conflict =
        error instanceof ApiError && error.status === 409 && error.currentVersion !== undefined
          ? { currentVersion: error.currentVersion }
          : null;
      store.setState({ saving: false, conflict, error: conflict === null ? errorMessage(error) : null });
      return false;
    }
  }

  function saveCopy(note?: string): Promise<boolean> {
    const graph = edited();
    return keep(graph, () => api.createGraph(graph, note));
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,

    /** Saves as a new version, or for the first time. `note` says what it is. Resolves to whether it is saved. */
    save(note?: string): Promise<boolean> {
      const graph = edited();
      const { id, version } = store.getState();
      if (id === null || version === null) return saveCopy(note);
      return keep(graph, () => api.updateGraph(id, graph, version, note));
    },

    /** Saves under a new id and goes on with that. */
    saveCopy: () => saveCopy(),

    /**
     * Makes an earlier version the newest again. Changes that are not saved become a version of their own before, and one step of undo
     * brings them back. Resolves to whether it is saved.
     */
    async restore({ graph, version }: Pick<StoredGraph, 'graph' | 'version'>): Promise<boolean> {
      if (hasUnsavedChanges(store.getState(), edited())) {
        if (!(await this.save(`Before version ${version} was restored`))) return false;
      }
      graphStore.change(() => graph);
      return await this.save(`Version ${version} restored`);
    },

    /** Ends a conflict with a graph that holds both sides' changes: it becomes the newest version, and one step of undo leads back. */
    async saveMerged(graph: Graph): Promise<boolean> {
      const { conflict } = store.getState();
      if (conflict === null) return false;
      graphStore.change(() => graph);
      store.setState({ version: conflict.currentVersion, conflict: null });
      return await this.save(`Merged with version ${conflict.currentVersion}`);
    },

    /** Ends a conflict: the edited graph becomes the newest version; theirs stays in the history. */
    saveOverTheirs(): Promise<boolean> {
      const { conflict } = store.getState();
      if (conflict !== null) store.setState({ version: conflict.currentVersion, conflict: null });
      return this.save();
    },

    /** Puts the conflict aside without saving. */
    dismissConflict(): void {
      store.setState({ conflict: null });
    },

    /** Opens a stored graph. Rejects with an `ApiError`. */
    async open(id: string): Promise<void> {
      opened(await api.getGraph(id));
    },

    opened,

    /** Begins a new document, e.g. from a template. */
    create(graph: Graph = emptyGraph): void {
      graphStore.load(graph);
      store.setState(unsavedDocument);
    },

    /** Goes on with a draft. A draft without unsaved changes counts as saved. */
    resume(draft: Draft): void {
      const { id, version, graph, dirty } = draft;
      graphStore.load(graph);
      store.setState({ ...unsavedDocument, id, version, saved: id === null || dirty ? null : graph });
    },

    /** The document was deleted on the server: what is open becomes a draft again. */
    detach(): void {
      store.setState({ ...unsavedDocument });
    },
  };
}

/** How the edited graph stands, in one word. */
export function saveStatus(document: DocumentState, graph: Graph): SaveStatus {
  if (document.saving) return 'saving';
  if (document.conflict !== null) return 'conflict';
  if (document.error !== null) return 'failed';
  if (document.id === null) return 'draft';
  return document.saved === graph ? 'saved' : 'unsaved';
}

/** Whether leaving the document would lose something that is nowhere else. */
export function hasUnsavedChanges(document: DocumentState, graph: Graph): boolean {
  if (document.id === null) return graph.nodes.length > 0 && document.saved !== graph;
  return document.saved !== graph;
}
