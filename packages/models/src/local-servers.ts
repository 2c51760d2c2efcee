import { type Clock, systemClock } from '@parallax/engine';
import type { ModelInfo } from '@parallax/schema';
import { createOpenAiCompatible } from './openai-compatible/openai-compatible.ts';
import type { Provider } from './provider.ts';

export interface LocalServersOptions {
  /** Addresses without `/v1`. Defaults are the usual ports of the two programs. */
  readonly ollamaUrl?: string;
  readonly lmStudioUrl?: string;
  /** How long a server may take to answer the probe, in milliseconds. Default 500. */
  readonly probeTimeoutMs?: number;
  /** How long an answer, or that there was none, is believed, in milliseconds. Default 10 s. */
  readonly cacheMs?: number;
  readonly clock?: Clock;
}

/**
 * The model servers that people run on their own machine. Both are always there to be called; they list their models only
 * while they answer, so that one started later is found without a restart of Parallax.
 */
export function localServers(options: LocalServersOptions = {}): Provider[] {
  const { ollamaUrl = 'http://127.0.0.1:11434', lmStudioUrl = 'http://127.0.0.1:1234' } = options;
  return [
    localServer('ollama', 'Ollama', ollamaUrl, options),
    localServer('lmstudio', 'LM Studio', lmStudioUrl, options),
  ];
}

function localServer(id: string, title: string, url: string, options: LocalServersOptions): Provider {
  const { probeTimeoutMs = 500, cacheMs = 10_000, clock = systemClock } = options;
  const provider = createOpenAiCompatible({
    id,
    title,
    description: `Found on this machine at ${url}.`,
    origin: 'discovered',
    baseUrl: `${url.replace(/\/+$/, '')}/v1`,
  });
  let probe: { readonly at: number; readonly models: Promise<readonly ModelInfo[]> } | undefined;
  return {
    ...provider,
    listModels() {
      if (probe === undefined || clock.now() - probe.at >= cacheMs) {
        // Shared by all who ask, so that none of their signals may end it; it is short enough.
        probe = { at: clock.now(), models: provider.listModels(AbortSignal.timeout(probeTimeoutMs)) };
      }
      return probe.models;
    },
  };
}
