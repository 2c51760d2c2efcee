import type { ModelsResponse, ProviderInfo } from '@parallax/schema';
import { counted } from '../ui/format.ts';

const origins: Readonly<Record<ProviderInfo['origin'], string>> = {
  offline: 'Built in, works offline',
  environment: 'From the environment',
  settings: 'Set up here',
  discovered: 'Found on this machine',
};

const statuses: Readonly<Record<ProviderInfo['status'], string>> = {
  ready: 'Ready',
  unreachable: 'Unreachable',
  unconfigured: 'Not set up',
};

export function statusWord({ status }: ProviderInfo): string {
  return statuses[status];
}

/** Where a provider was configured, its models, address and key: the facts that fit on one line. `models` is null while not known. */
export function providerFacts(provider: ProviderInfo, models: number | null): string[] {
  const facts: string[] = [];
  if (provider.status === 'ready' && models !== null)
    facts.push(models === 0 ? 'no models yet' : counted(models, 'model'));
  facts.push(origins[provider.origin]);
  if (provider.baseUrl !== undefined) facts.push(provider.baseUrl);
  if (provider.hasKey === true)
    facts.push(provider.keyHint === undefined ? 'key set' : `key …${provider.keyHint}`);
  else if (provider.origin === 'settings') facts.push('no key');
  return facts;
}

/** Said while no language model can be asked; undefined as soon as one can. */
export function noLanguageModel({ models, providers }: ModelsResponse): string | undefined {
  const offline = new Set(providers.filter(({ origin }) => origin === 'offline').map(({ id }) => id));
  if (providers.length === 0 || models.some(({ provider }) => !offline.has(provider))) return undefined;
  return 'No language model: only the offline models answer. The reader picks its answers from the text it is given, by classical language processing; the simulated model makes up text, to rehearse a graph. For a language model add a provider, or start Ollama or LM Studio on this machine and check again.';
}
