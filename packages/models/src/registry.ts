import type { ModelPort } from '@parallax/engine';
import { type ModelInfo, type ModelsResponse, type ProviderInfo, TaskError } from '@parallax/schema';
import { abortError } from './abort.ts';
import { contextWindowOf } from './context-windows.ts';
import { parseModelName } from './model-name.ts';
import type { Provider } from './provider.ts';

/** How long one provider may take to list its models, in milliseconds. */
const LIST_TIMEOUT_MS = 4000;

export interface ModelRegistry extends ModelPort {
  /**
   * All models and the state of every provider. A provider that fails or does not answer in time is reported as such and
   * holds nobody else up; one of origin `discovered` is then left out, since it may just not be installed.
   */
  list(signal?: AbortSignal): Promise<ModelsResponse>;
  /** The provider with this id. */
  get(id: string): Provider | undefined;
  /** Adds a provider, or replaces the one with the same id. Calls that are under way finish with the old one. */
  put(provider: Provider): void;
  /** Whether there was one to remove. */
  remove(id: string): boolean;
}

export interface ModelRegistryOptions {
  readonly listTimeoutMs?: number;
}

/** The engine's way to the models of several providers, which may change while it is in use. */
export function createModelRegistry(
  providers: Iterable<Provider>,
  options: ModelRegistryOptions = {},
): ModelRegistry {
  const byId = new Map<string, Provider>();
  for (const provider of providers) byId.set(provider.id, provider);
  /** What servers have said of their models. A model that answers under the same name on a server of one's own may take less. */
  const listed = new Map<string, number>();

  function find(model: string): { provider: Provider; name: string } {
    const { provider: id, name } = parseModelName(model);
    const provider = byId.get(id);
    if (provider === undefined) throw unknownProvider(model, id, [...byId.keys()]);
    return { provider, name };
  }

  /** Local servers set a window of their own, so a name tells nothing about it. */
  function known(model: string): number | undefined {
    const { provider, name } = parseModelName(model);
    const origin = byId.get(provider)?.origin;
    return origin === 'environment' || origin === 'settings' ? contextWindowOf(name) : undefined;
  }

  const withContext = (model: ModelInfo): ModelInfo => {
    const contextTokens = model.contextTokens ?? known(model.id);
    return contextTokens === undefined ? model : { ...model, contextTokens };
  };

  return {
    route(model) {
      const { provider, name } = find(model);
      return provider.route(name);
    },
    async call(request, io) {
      const { provider, name } = find(request.model);
      return await provider.call(name, request, io);
    },
    async list(signal) {
      const listings = await Promise.all(
        [...byId.values()].map((provider) =>
          listProvider(provider, options.listTimeoutMs ?? LIST_TIMEOUT_MS, signal),
        ),
      );
      for (const { models } of listings)
        for (const { id, contextTokens } of models)
          if (contextTokens !== undefined) listed.set(id, contextTokens);
      const shown = listings.filter(({ info }) => info.origin !== 'discovered' || info.status === 'ready');
      return {
        models: shown.flatMap(({ models }) => models.map(withContext)),
        providers: shown.map(({ info }) => info),
      };
    },
    contextTokens: (model) => listed.get(model) ?? known(model),
    get: (id) => byId.get(id),
    put(provider) {
      byId.set(provider.id, provider);
    },
    remove: (id) => byId.delete(id),
  };
}

interface Listing {
  readonly info: ProviderInfo;
  readonly models: readonly ModelInfo[];
}

async function listProvider(
  provider: Provider,
  timeoutMs: number,
  outer: AbortSignal | undefined,
): Promise<Listing> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = outer === undefined ? timeout : AbortSignal.any([outer, timeout]);
  const { id, title, description, origin, settings } = provider;
  const base = { id, title, description, origin, ...settings };
  try {
    const models = await Promise.race([provider.listModels(signal), rejectOnAbort(signal)]);
    return { info: { ...base, status: 'ready' }, models };
  } catch (thrown) {
    if (outer?.aborted) throw abortError(outer);
    const unconfigured = TaskError.is(thrown) && thrown.code === 'unconfigured';
    const message = timeout.aborted
      ? `${title} did not list its models within ${timeoutMs / 1000} s. It may still answer calls.`
      : thrown instanceof Error
        ? thrown.message
        : String(thrown);
    return { info: { ...base, status: unconfigured ? 'unconfigured' : 'unreachable', message }, models: [] };
  }
}

/** A provider that does not watch its signal must not hold up the list. */
function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(abortError(signal));
    else signal.addEventListener('abort', () => reject(abortError(signal)), { once: true });
  });
}

function unknownProvider(model: string, id: string, known: readonly string[]): TaskError {
  const exists =
    known.length === 0
      ? 'No provider is set up.'
      : `There are ${known.map((name) => `${name}/…`).join(', ')}.`;
  return new TaskError(
    'unknown-model',
    `No provider is called "${id}", so "${model}" cannot be asked. ${exists} Choose one of them or add the provider in the settings.`,
  );
}
