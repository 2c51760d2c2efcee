import { TaskError } from '@parallax/schema';
import { createOpenAiCompatible } from './openai-compatible/openai-compatible.ts';
import type { Provider } from './provider.ts';

const openAiUrl = 'https://api.openai.com/v1';

/** The variables that are read. Empty ones count as absent. */
export interface ProviderEnvironment {
  readonly OPENAI_API_KEY?: string | undefined;
  readonly OPENAI_BASE_URL?: string | undefined;
}

/**
 * The provider `openai` as the environment sets it up. A base URL without a key is legitimate: many servers want none. With
 * neither, or with an address that cannot be used, the provider is there and says what to do.
 */
export function environmentProviders(env: ProviderEnvironment): Provider[] {
  const apiKey = filled(env.OPENAI_API_KEY);
  const baseUrl = filled(env.OPENAI_BASE_URL);
  if (apiKey === undefined && baseUrl === undefined) {
    return [
      unconfigured(
        'Set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own, and start Parallax again.',
      ),
    ];
  }
  try {
    return [
      createOpenAiCompatible({
        id: 'openai',
        title: baseUrl === undefined ? 'OpenAI' : 'OpenAI-compatible server',
        origin: 'environment',
        baseUrl: baseUrl ?? openAiUrl,
        apiKey,
      }),
    ];
  } catch (thrown) {
    if (!TaskError.is(thrown)) throw thrown;
    return [unconfigured(`OPENAI_BASE_URL cannot be used: ${thrown.message}`)];
  }
}

function filled(value: string | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** Stands where `openai` would be, so that a graph that names its models fails with what to do. */
function unconfigured(mend: string): Provider {
  const fail = () => Promise.reject(new TaskError('unconfigured', `OpenAI is not set up. ${mend}`));
  return {
    id: 'openai',
    title: 'OpenAI',
    description: 'Models of OpenAI, or of any server that speaks its API.',
    origin: 'environment',
    listModels: fail,
    call: fail,
    route: (name) => ({ pool: `openai#unconfigured/${name}` }),
  };
}
