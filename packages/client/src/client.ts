import {
  type CreateShareRequest,
  type CreateTokenRequest,
  type CreateWebhookRequest,
  createShareResponse,
  createTokenResponse,
  createWebhookResponse,
  type GraphInput,
  graphListResponse,
  graphVersionsResponse,
  healthResponse,
  type Json,
  limitsResponse,
  modelsResponse,
  type ProviderLimits,
  type PutProviderRequest,
  providerInfo,
  type RunResponse,
  runListResponse,
  runResponse,
  runSummary,
  runValuesResponse,
  type Settings,
  type StartRunRequest,
  settingsSchema,
  sharedView,
  shareListResponse,
  startRunResponse,
  storedGraph,
  tokenListResponse,
  validateResponse,
  webhookListResponse,
} from '@parallax/schema';
import { type FollowedEvent, type FollowOptions, followRun } from './follow-run.ts';
import { Transport, type TransportOptions } from './transport.ts';

export type ClientOptions = TransportOptions;

/** What to run: a document, or a saved graph by its id. */
export type RunRequest = Omit<StartRunRequest, 'graph'> & { readonly graph?: GraphInput };

/** How a request is sent. */
export interface Sending {
  readonly signal?: AbortSignal;
  /** A request that is sent again under the same key makes nothing a second time. */
  readonly idempotencyKey?: string;
}

export interface Waiting extends Sending {
  /** Called with each event as it comes. */
  readonly onEvent?: (event: FollowedEvent) => void;
}

/** A run that is over. */
export type FinishedRun = RunResponse & {
  /** What the output nodes show, by their ids; a single value where a node shows one. */
  readonly outputs: Readonly<Record<string, Json>>;
};

/** A client of the HTTP interface. Every method throws an `ApiError` for all that is not a good answer. */
export type Client = ReturnType<typeof createClient>;

/**
 * Speaks to a Parallax server with the types that the server itself checks requests with.
 *
 * @example
 * const parallax = createClient({ baseUrl: 'http://127.0.0.1:4680', token: process.env.PARALLAX_API_TOKEN });
 * const { run, outputs } = await parallax.run({ graphId: 'k3v9…', inputs: { essays: ['…', '…'] } });
 */
export function createClient(options: ClientOptions) {
  const http = new Transport(options);
  const runs = runsOf(http);
  return {
    health: () => http.json('/api/health', healthResponse),
    openapi: async () => (await http.send('/api/openapi.json')).json() as Promise<Json>,
    /** Everything that is wrong with a graph, and what running it would take. */
    validate: (graph: GraphInput, inputs?: Record<string, Json>) =>
      http.json('/api/validate', validateResponse, {
        method: 'POST',
        body: { graph, ...(inputs === undefined ? {} : { inputs }) },
      }),
    /** Starts a run and waits for its end, across lost connections. The run goes on when `signal` is aborted. */
    async run(request: RunRequest, { onEvent, ...sending }: Waiting = {}): Promise<FinishedRun> {
      const { id } = await runs.start(request, sending);
      return runs.wait(id, { ...sending, ...(onEvent === undefined ? {} : { onEvent }) });
    },
    graphs: graphsOf(http),
    runs,
    shares: sharesOf(http),
    models: () => http.json('/api/models', modelsResponse),
    limits: () => http.json('/api/limits', limitsResponse),
    providers: providersOf(http),
    settings: {
      get: () => http.json('/api/settings', settingsSchema),
      put: (body: Settings) => http.json('/api/settings', settingsSchema, { method: 'PUT', body }),
    },
    tokens: {
      list: async () => (await http.json('/api/tokens', tokenListResponse)).tokens,
      /** The answer is the only one that has the token. */
      create: (body: CreateTokenRequest) =>
        http.json('/api/tokens', createTokenResponse, { method: 'POST', body }),
      delete: (id: string) => remove(http, `/api/tokens/${part(id)}`),
    },
    webhooks: {
      list: async () => (await http.json('/api/webhooks', webhookListResponse)).webhooks,
      /** The answer is the only one that has the secret. */
      create: (body: CreateWebhookRequest) =>
        http.json('/api/webhooks', createWebhookResponse, { method: 'POST', body }),
      delete: (id: string) => remove(http, `/api/webhooks/${part(id)}`),
    },
  };
}

function graphsOf(http: Transport) {
  const at = (id: string) => `/api/graphs/${part(id)}`;
  return {
    list: async () => (await http.json('/api/graphs', graphListResponse)).graphs,
    create: (graph: GraphInput, { note, ...sending }: Sending & { readonly note?: string } = {}) =>
      http.json(
        '/api/graphs',
        storedGraph,
        post({ graph, ...(note === undefined ? {} : { note }) }, sending),
      ),
    get: (id: string) => http.json(at(id), storedGraph),
    /** Saves the next version. A 409 `ApiError` has the `currentVersion` when `baseVersion` is not the newest any more. */
    save: (
      id: string,
      body: { readonly graph: GraphInput; readonly baseVersion: number; readonly note?: string },
    ) => http.json(at(id), storedGraph, { method: 'PUT', body }),
    delete: (id: string) => remove(http, at(id)),
    versions: async (id: string) => (await http.json(`${at(id)}/versions`, graphVersionsResponse)).versions,
    version: (id: string, version: number) => http.json(`${at(id)}/versions/${version}`, storedGraph),
  };
}

function runsOf(http: Transport) {
  const at = (id: string) => `/api/runs/${part(id)}`;
  const get = (id: string, { signal }: Sending = {}) => http.json(at(id), runResponse, { signal });
  return {
    start: (request: RunRequest, sending: Sending = {}) =>
      http.json('/api/runs', startRunResponse, post(request, sending)),
    list: (query: { readonly graphId?: string; readonly limit?: number; readonly cursor?: string } = {}) =>
      http.json('/api/runs', runListResponse, { query }),
    get,
    /** Its events until its end, across lost connections; `for await` them. */
    follow: (id: string, options?: FollowOptions) => followRun(http, id, options),
    /** Waits for the end of a run and reads it. */
    async wait(id: string, { onEvent, signal }: Waiting = {}): Promise<FinishedRun> {
      for await (const event of followRun(http, id, { signal })) onEvent?.(event);
      const finished = await get(id, signal === undefined ? {} : { signal });
      return { ...finished, outputs: valuesOf(finished) };
    },
    cancel: (id: string) => command(http, `${at(id)}/cancel`),
    /** Goes on with a run that was interrupted. */
    resume: (id: string) => command(http, `${at(id)}/resume`),
    rename: (id: string, name: string | null) =>
      http.json(at(id), runSummary, { method: 'PATCH', body: { name } }),
    delete: (id: string) => remove(http, at(id)),
    /** The whole outputs of some tasks, by task. */
    values: async (id: string, task: readonly string[]) =>
      (await http.json(`${at(id)}/values`, runValuesResponse, { query: { task } })).values,
    /** A file, as text. */
    export: async (id: string, format: 'csv' | 'jsonl' | 'md') =>
      (await http.send(`${at(id)}/export`, { query: { format } })).text(),
  };
}

function sharesOf(http: Transport) {
  return {
    list: async (graphId: string) =>
      (await http.json(`/api/graphs/${part(graphId)}/shares`, shareListResponse)).shares,
    /** The answer is the only one that has the token; `path` opens the share. */
    create: (graphId: string, body: CreateShareRequest = {}) =>
      http.json(`/api/graphs/${part(graphId)}/shares`, createShareResponse, { method: 'POST', body }),
    delete: (id: string) => remove(http, `/api/shares/${part(id)}`),
    /** What the bearer of a share's token may see. */
    open: (token: string) => http.json('/api/shared', sharedView, { method: 'POST', body: { token } }),
  };
}

function providersOf(http: Transport) {
  const at = (id: string) => `/api/providers/${part(id)}`;
  return {
    get: (id: string) => http.json(at(id), providerInfo),
    put: (id: string, body: PutProviderRequest) => http.json(at(id), providerInfo, { method: 'PUT', body }),
    delete: (id: string) => remove(http, at(id)),
    putLimits: (id: string, body: ProviderLimits) =>
      http.json(`${at(id)}/limits`, providerInfo, { method: 'PUT', body }),
  };
}

function post(body: unknown, { signal, idempotencyKey }: Sending) {
  const headers = idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey };
  return { method: 'POST', body, headers, signal } as const;
}

async function command(http: Transport, path: string): Promise<void> {
  await http.send(path, { method: 'POST', body: {} });
}

async function remove(http: Transport, path: string): Promise<void> {
  await http.send(path, { method: 'DELETE' });
}

/** An id as a part of a path. */
function part(id: string): string {
  return encodeURIComponent(id);
}

function valuesOf({ state }: RunResponse): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(state.outputs).map(([node, items]) => {
      const [only] = items;
      const isSingle = items.length === 1 && only !== undefined && only.path.length === 0;
      return [node, isSingle ? only.value : items.map(({ value }) => value)];
    }),
  );
}
