import { type Price, priceOf, type Settings, settingsSchema } from '@parallax/schema';
import type { SettingsStore } from '../store/store.ts';
import { defaultSettings } from './default-settings.ts';

/** The subject under which the store has them. */
const SUBJECT = 'server';

/** What holds for the whole server, as it was last saved. */
export class ServerSettings {
  current: Settings = defaultSettings;
  private readonly store: SettingsStore;

  constructor(store: SettingsStore) {
    this.store = store;
  }

  /** Call once at the start. Throws when what is stored cannot be read. */
  async load(): Promise<void> {
    const json = await this.store.get(SUBJECT);
    if (json !== null) this.current = settingsSchema.parse(JSON.parse(json));
  }

  async save(settings: Settings): Promise<void> {
    await this.store.put(SUBJECT, JSON.stringify(settings));
    this.current = settings;
  }

  /** What a model costs; undefined where that is not known. */
  readonly priceOf = (model: string): Price | undefined => priceOf(this.current.prices, model);
}
