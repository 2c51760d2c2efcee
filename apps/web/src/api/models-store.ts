import type { ModelsResponse, ProviderInfo } from '@parallax/schema';
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
  let asked = 0;
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    async refresh(): Promise<void> {
      asked += 1;
      const mine = asked;
      store.setState({ loading: true, error: null });
      const news = await api.listModels().catch((error: unknown) => ({ error: errorMessage(error) }));
      // A slow answer must not undo a newer one.
      if (mine === asked) store.setState({ ...news, loading: false });
    },
    /** Shows what the server said of one provider, until the next `refresh`. */
    setProvider(provider: ProviderInfo): void {
      const { providers } = store.getState();
      const known = providers.some(({ id }) => id === provider.id);
      store.setState({
        providers: known
          ? providers.map((each) => (each.id === provider.id ? provider : each))
          : [...providers, provider],
      });
    },
  };
}
