import type { ModelsResponse } from '@parallax/schema';
import { createStore } from 'zustand/vanilla';
import type { Api } from './client.ts';
import { errorMessage } from './http.ts';

export interface ModelsState extends ModelsResponse {
  readonly loading: boolean;
  readonly error: string | null;
}

export type ModelsStore = ReturnType<typeof createModelsStore>;

/** The models and providers that the server offers. Loaded by the shell; `refresh` after a provider was changed. */
export function createModelsStore(api: Pick<Api, 'listModels'>) {
  const store = createStore<ModelsState>()(() => ({
    models: [],
    providers: [],
    loading: false,
    error: null,
  }));
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    async refresh(): Promise<void> {
      store.setState({ loading: true, error: null });
      try {
        store.setState({ ...(await api.listModels()), loading: false });
      } catch (error) {
        store.setState({ loading: false, error: errorMessage(error) });
      }
    },
  };
}
