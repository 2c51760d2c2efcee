import type { Graph } from '@parallax/schema';
import { type Api, api } from '../api/client.ts';
import { createModelsStore, type ModelsStore } from '../api/models-store.ts';
import { type CompiledStore, createCompiledStore } from '../graph/compiled-store.ts';
import { createDocumentStore, type DocumentStore } from '../graph/document-store.ts';
import { createEditor, type Editor } from '../graph/editor.ts';
import { createGraphStore, type GraphStore } from '../graph/graph-store.ts';
import { createSavedBlocksStore, type SavedBlocksStore } from '../graph/saved-blocks-store.ts';
import { createSelectionStore, type SelectionStore } from '../graph/selection-store.ts';
import { createRunStore, type RunStore, type RunStoreOptions } from '../run/run-store.ts';
import { createSettingsStore, type SettingsStore } from '../settings/settings-store.ts';

/** Everything that one open editor holds. Components reach it with `useSession` and the hooks of `graph/hooks.ts` and `run/hooks.ts`. */
export interface Session {
  readonly api: Api;
  readonly graph: GraphStore;
  readonly selection: SelectionStore;
  readonly editor: Editor;
  readonly compiled: CompiledStore;
  readonly document: DocumentStore;
  readonly run: RunStore;
  readonly models: ModelsStore;
  readonly settings: SettingsStore;
  readonly blocks: SavedBlocksStore;
}

export interface SessionOptions {
  readonly graph?: Graph;
  readonly api?: Api;
  readonly run?: RunStoreOptions;
}

export function createSession(options: SessionOptions = {}): Session {
  const server = options.api ?? api;
  const graph = createGraphStore(options.graph);
  const selection = createSelectionStore();
  const settings = createSettingsStore(server);
  const compiled = createCompiledStore(graph, { priceOf: settings.priceOf });
  // Prices are part of the estimate.
  settings.subscribe(() => compiled.refresh());
  return {
    api: server,
    graph,
    selection,
    editor: createEditor(graph, selection),
    compiled,
    document: createDocumentStore(graph, server),
    run: createRunStore(server, options.run),
    models: createModelsStore(server),
    settings,
    blocks: createSavedBlocksStore(server),
  };
}
