import type { Limiter } from '@parallax/engine/run';
import {
  checkBaseUrl,
  createModelRegistry,
  createOpenAiCompatible,
  type ModelRegistry,
  type Provider,
  type Resolve,
} from '@parallax/models';
import {
  type ProviderInfo,
  type ProviderLimits,
  type PutProviderRequest,
  providerLimits,
  TaskError,
} from '@parallax/schema';
import { HttpProblem, notFound } from '../http/problem.ts';
import type { ProviderStore, StoredProvider } from '../store/store.ts';
import type { SecretBox } from './secret-box.ts';

/** Keys shorter than this are shown not even in part. */
const HINT_FROM = 12;

export interface ProviderSettingsOptions {
  readonly store: ProviderStore;
  readonly box: SecretBox;
  readonly models: ModelRegistry;
  readonly limiter: Pick<Limiter, 'configure'>;
  readonly now: () => number;
  /** How names of model servers are resolved, in place of the system's way. */
  readonly resolve?: Resolve | undefined;
  log(message: string, thrown?: unknown): void;
}

/** The providers that were set up in the interface: kept in the store, their keys sealed, and served by the registry of models. */
export class ProviderSettings {
  private readonly options: ProviderSettingsOptions;
  /** What the environment gave under an id that a setting has taken, to come back when the setting goes. */
  private readonly hidden = new Map<string, Provider>();
  private readonly limits = new Map<string, ProviderLimits>();

  constructor(options: ProviderSettingsOptions) {
    this.options = options;
  }

  /** Serves what the store has. Call once at the start. */
  async load(): Promise<void> {
    for (const stored of await this.options.store.list()) {
      try {
        this.serve(stored);
      } catch (error) {
        this.options.log(`The provider "${stored.id}" of the settings cannot be used.`, error);
      }
    }
    for (const [id, json] of await this.options.store.limits()) {
      this.limits.set(id, providerLimits.parse(JSON.parse(json)));
      this.applyLimits(id);
    }
  }

  /** What may be used of a provider from now on. Throws a 404, and a 400 for one that has nothing to limit. */
  async setLimits(id: string, limits: ProviderLimits): Promise<void> {
    const { models, store } = this.options;
    if (models.get(id) === undefined) throw notFound('provider', id);
    if (this.accountOf(id) === undefined)
      throw new HttpProblem(
        400,
        'no-limits',
        `The provider "${id}" runs in this process and needs no limits.`,
      );
    await store.putLimits(id, JSON.stringify(limits));
    this.limits.set(id, limits);
    this.applyLimits(id);
  }

  private applyLimits(id: string): void {
    const account = this.accountOf(id);
    const limits = this.limits.get(id);
    if (account === undefined || limits === undefined) return;
    const { concurrency, requestsPerMinute, tokensPerMinute } = limits;
    this.options.limiter.configure(account, {
      concurrency: concurrency ?? undefined,
      requestsPerMinute: requestsPerMinute ?? undefined,
      tokensPerMinute: tokensPerMinute ?? undefined,
    });
  }

  /** What all models of a provider share; undefined for one that knows its models and calls no server. */
  private accountOf(id: string): string | undefined {
    try {
      return this.options.models.route(`${id}/any`).account?.key;
    } catch (error) {
      if (TaskError.is(error)) return undefined;
      throw error;
    }
  }

  /** What may be shown of a provider, with whether it answers now. Throws a 404. */
  async info(id: string, signal: AbortSignal): Promise<ProviderInfo> {
    const provider = this.options.models.get(id);
    if (provider === undefined) throw notFound('provider', id);
    const { providers } = await createModelRegistry([provider]).list(signal);
    const { title, origin, settings } = provider;
    // A provider that was looked for on this machine and is not there is left out of lists.
    const info = providers[0] ?? { id, title, origin, status: 'unreachable', ...settings };
    return this.withLimits(info);
  }

  /** With what may be used of it, where that was set. */
  withLimits(info: ProviderInfo): ProviderInfo {
    const limits = this.limits.get(info.id);
    return limits === undefined ? info : { ...info, limits };
  }

  /** Adds or changes a provider. Throws a 422 for an address that must not be called. */
  async put(id: string, request: PutProviderRequest): Promise<void> {
    const baseUrl = acceptedBaseUrl(request.baseUrl);
    const before = await this.options.store.get(id);
    const apiKey = request.apiKey === undefined ? this.keptKey(before, baseUrl) : request.apiKey;
    const stored: StoredProvider = {
      id,
      title: request.title ?? before?.title ?? null,
      baseUrl,
      sealedKey: apiKey === null ? null : this.options.box.seal(apiKey, boundTo(id, baseUrl)),
      keyHint: apiKey === null || apiKey.length < HINT_FROM ? null : apiKey.slice(-4),
      updatedAt: this.options.now(),
    };
    this.serve(stored);
    await this.options.store.put(stored);
  }

  /** Forgets a setting; what the environment gave under its id serves again. Throws a 404. */
  async delete(id: string): Promise<void> {
    if (!(await this.options.store.delete(id))) {
      throw new HttpProblem(
        404,
        'not-found',
        `No provider "${id}" was set up here. What comes from the environment is changed there.`,
      );
    }
    const { models } = this.options;
    const hidden = this.hidden.get(id);
    this.hidden.delete(id);
    if (hidden === undefined) models.remove(id);
    else models.put(hidden);
  }

  private serve(stored: StoredProvider): void {
    const { id, baseUrl } = stored;
    const { models, resolve } = this.options;
    const apiKey = this.openKey(stored) ?? undefined;
    const title = stored.title ?? id;
    const provider = createOpenAiCompatible({ id, title, origin: 'settings', baseUrl, apiKey, resolve });
    const before = models.get(id);
    if (before !== undefined && before.origin !== 'settings') this.hidden.set(id, before);
    models.put(provider);
    // Another key or address is another account.
    this.applyLimits(id);
  }

  /** The stored key, unless the address moved to another origin: a key is never sent where it was not meant for. */
  private keptKey(before: StoredProvider | null, baseUrl: string): string | null {
    if (before === null || originOf(before.baseUrl) !== originOf(baseUrl)) return null;
    return this.openKey(before);
  }

  private openKey({ id, baseUrl, sealedKey }: StoredProvider): string | null {
    if (sealedKey === null) return null;
    const key = this.options.box.open(sealedKey, boundTo(id, baseUrl));
    if (key === null) {
      this.options.log(
        `The key of the provider "${id}" cannot be opened: PARALLAX_SECRET or the secret.key file has changed. Enter the key again.`,
      );
    }
    return key;
  }
}

function acceptedBaseUrl(text: string): string {
  try {
    return checkBaseUrl(text);
  } catch (error) {
    throw TaskError.is(error) ? new HttpProblem(422, error.code, error.message) : error;
  }
}

/** The origin that a key is bound to. */
function originOf(baseUrl: string): string {
  return new URL(baseUrl).origin;
}

function boundTo(id: string, baseUrl: string): string {
  return `${id} ${originOf(baseUrl)}`;
}
