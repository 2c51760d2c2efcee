import { createHash } from 'node:crypto';
import type { PoolLimits } from '@parallax/engine';
import type { ProviderInfo } from '@parallax/schema';
import { abortError } from '../abort.ts';
import type { Provider } from '../provider.ts';
import { ask } from './ask.ts';
import { checkBaseUrl } from './base-url.ts';
import { createCapabilities } from './capabilities.ts';
import { Client } from './client.ts';
import { type ErrorScene, toTaskError } from './errors.ts';
import type { Resolve } from './guard-lookup.ts';
import { listModels } from './model-list.ts';

export interface OpenAiCompatibleOptions {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly origin: ProviderInfo['origin'];
  /** With its path, usually `…/v1`. */
  readonly baseUrl: string;
  /** Absent for servers that want none. */
  readonly apiKey?: string | undefined;
  /** What its models may use together; more can be set while it is in use (`Limiter.configure`). */
  readonly limits?: PoolLimits | undefined;
  /** How names are resolved, in place of the system's way. Every address is judged in either case. */
  readonly resolve?: Resolve | undefined;
}

/**
 * A provider on any server that speaks Chat Completions: OpenAI, Ollama, LM Studio, vLLM, llama.cpp, OpenRouter and others.
 * Throws a `TaskError` with code `bad-base-url` for an address that must not or cannot be asked.
 */
export function createOpenAiCompatible(options: OpenAiCompatibleOptions): Provider {
  const { id, title, origin, apiKey, resolve } = options;
  const baseUrl = checkBaseUrl(options.baseUrl);
  const serverOrigin = new URL(baseUrl).origin;
  const client = new Client({ baseUrl, apiKey, resolve });
  const capabilities = createCapabilities();
  const account = `${serverOrigin}#${apiKey === undefined ? 'no-key' : fingerprint(apiKey)}`;
  const scene = (model: string): ErrorScene => ({ model, baseUrl, apiKey });

  return {
    id,
    title,
    description: options.description ?? `Models of ${serverOrigin}.`,
    origin,
    settings: { baseUrl, hasKey: apiKey !== undefined, ...keyHint(apiKey) },
    async listModels(signal) {
      try {
        return await listModels(client, id, scene(id), signal);
      } catch (thrown) {
        if (signal.aborted) throw abortError(signal);
        throw toTaskError(thrown, scene(id));
      }
    },
    call: async (name, request, io) =>
      await ask({ client, capabilities, scene: scene(`${id}/${name}`) }, name, request, io),
    // How much a server bears is for it to say: the limit follows its 429s.
    route: (name) => ({
      pool: `${account}/${name}`,
      limits: { adaptive: true },
      account: { key: account, limits: options.limits },
      provider: id,
      model: name,
    }),
  };
}

/** Tells two keys apart without giving either away. */
function fingerprint(apiKey: string): string {
  return createHash('sha256').update(apiKey).digest('hex').slice(0, 12);
}

/** The last four characters, unless they would be a good part of the key. */
function keyHint(apiKey: string | undefined): { keyHint?: string } {
  return apiKey === undefined || apiKey.length < 12 ? {} : { keyHint: apiKey.slice(-4) };
}
