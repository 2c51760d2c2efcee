export { environmentProviders, type ProviderEnvironment } from './environment.ts';
export { listPrices } from './list-prices.ts';
export { type LocalServersOptions, localServers } from './local-servers.ts';
export { createOfflineProvider } from './offline.ts';
export { type OfflineEnvironment, offlineProvider } from './offline-environment.ts';
export type { OfflineModel } from './offline-model.ts';
export { checkBaseUrl } from './openai-compatible/base-url.ts';
export type { Resolve } from './openai-compatible/guard-lookup.ts';
export { type GuardedFetch, guardedFetch } from './openai-compatible/guarded-fetch.ts';
export {
  createOpenAiCompatible,
  type OpenAiCompatibleOptions,
} from './openai-compatible/openai-compatible.ts';
export type { Provider, ProviderSettings } from './provider.ts';
export { createModelRegistry, type ModelRegistry, type ModelRegistryOptions } from './registry.ts';
export { rehearsed } from './rehearsal.ts';
export { type Knobs, knobsSchema } from './simulated/knobs.ts';
export { createSimulated, type SimulatedOptions } from './simulated/simulated.ts';
