import { type Price, priceOf, type Settings } from '@parallax/schema';
import { createStore } from 'zustand/vanilla';
import type { Api } from '../api/client.ts';

/** The server's settings as this page knows them; null until they are loaded, or when they cannot be. */
export interface SettingsState {
  readonly settings: Settings | null;
}

export type SettingsStore = ReturnType<typeof createSettingsStore>;

/** Loads and saves what holds for the whole server. */
export function createSettingsStore(api: Pick<Api, 'getSettings' | 'putSettings'>) {
  const store = createStore<SettingsState>()(() => ({ settings: null }));
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    /** Rejects with an `ApiError`. */
    async load(): Promise<void> {
      store.setState({ settings: await api.getSettings() });
    },
    /** Rejects with an `ApiError`. */
    async save(settings: Settings): Promise<void> {
      store.setState({ settings: await api.putSettings(settings) });
    },
    /** What a model costs; undefined where that is not known. */
    priceOf: (model: string): Price | undefined => priceOf(store.getState().settings?.prices ?? [], model),
  };
}
