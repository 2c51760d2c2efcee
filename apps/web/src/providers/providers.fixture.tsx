import type { LimitGauge, ModelInfo, ProviderInfo, PutProviderRequest } from '@parallax/schema';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type Api, api } from '../api/client.ts';
import { createSession } from '../app/session.ts';
import { SessionProvider } from '../app/session-context.ts';
import { TooltipProvider } from '../ui/tooltip.tsx';
import { ProvidersDialog } from './providers-dialog.tsx';

export const offline: ProviderInfo = {
  id: 'offline',
  title: 'Offline',
  origin: 'offline',
  status: 'ready',
};

export const openAiMissing: ProviderInfo = {
  id: 'openai',
  title: 'OpenAI',
  origin: 'environment',
  status: 'unconfigured',
  message: 'OpenAI is not set up. Set OPENAI_API_KEY.',
};

export const mine: ProviderInfo = {
  id: 'mine',
  title: 'Mine',
  origin: 'settings',
  status: 'ready',
  baseUrl: 'https://a.example/v1',
  hasKey: true,
  keyHint: '1234',
};

/** The dialog over a server that has `providers`, each with one model while it is ready. `put` answers what is saved. */
export async function showProviders(
  first: readonly ProviderInfo[],
  put: (id: string, request: PutProviderRequest) => ProviderInfo = (id, { title = id, baseUrl }) => ({
    id,
    title,
    baseUrl,
    origin: 'settings',
    status: 'ready',
  }),
  gauges: readonly LimitGauge[] = [],
) {
  let providers = [...first];
  const sent: unknown[] = [];
  const server: Pick<
    Api,
    'listModels' | 'putProvider' | 'deleteProvider' | 'getLimits' | 'putProviderLimits'
  > = {
    getLimits: async () => ({ at: 0, gauges: [...gauges] }),
    putProviderLimits: async (id, limits) => {
      const saved = { ...(providers.find((each) => each.id === id) ?? offline), limits };
      sent.push(limits);
      return saved;
    },
    listModels: async () => ({ providers, models: providers.filter(isReady).map(modelOf) }),
    putProvider: async (id, request) => {
      sent.push({ id, ...request });
      const info = put(id, request);
      providers = [...providers.filter((each) => each.id !== id), info];
      return info;
    },
    deleteProvider: async (id) => {
      sent.push({ deleted: id });
      providers = providers.filter((each) => each.id !== id);
    },
  };
  const session = createSession({ api: { ...api, ...server } });
  await session.models.refresh();
  render(
    <SessionProvider value={session}>
      <TooltipProvider>
        <ProvidersDialog onClose={() => {}} />
      </TooltipProvider>
    </SessionProvider>,
  );
  return { session, sent, user: userEvent.setup() };
}

const isReady = ({ status }: ProviderInfo) => status === 'ready';

function modelOf({ id }: ProviderInfo): ModelInfo {
  return { id: `${id}/one`, provider: id, name: 'one' };
}
