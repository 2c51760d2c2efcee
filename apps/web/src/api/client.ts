import {
  type Graph,
  graphListResponse,
  graphVersionsResponse,
  limitsResponse,
  modelsResponse,
  type ProviderLimits,
  type PutProviderRequest,
  providerInfo,
  type RateRequest,
  ratingSchema,
  ratingsResponse,
  runListResponse,
  runResponse,
  runSummary,
  runValuesResponse,
  type SaveBlockRequest,
  type Settings,
  type StartRunRequest,
  savedBlock,
  savedBlocksResponse,
  settingsSchema,
  startRunResponse,
  storedGraph,
} from '@parallax/schema';
import { request, send } from './http.ts';

const id = encodeURIComponent;

/** What to run: the edited graph itself, or a stored version by its id. */
export type RunRequest = Omit<StartRunRequest, 'graph'> & { readonly graph?: Graph };

/** The server's interface, one function a route. Every one rejects with an `ApiError`. */
export const api = {
  listGraphs: async () => (await request('/api/graphs', graphListResponse)).graphs,
  getGraph: (graphId: string) => request(`/api/graphs/${id(graphId)}`, storedGraph),
  createGraph: (graph: Graph, note?: string) =>
    request('/api/graphs', storedGraph, { method: 'POST', body: { graph, note } }),
  /** 409 with `currentVersion` when someone saved after `baseVersion`. `note` says what the version is. */
  updateGraph: (graphId: string, graph: Graph, baseVersion: number, note?: string) =>
    request(`/api/graphs/${id(graphId)}`, storedGraph, { method: 'PUT', body: { graph, baseVersion, note } }),
  deleteGraph: async (graphId: string): Promise<void> => {
    await send(`/api/graphs/${id(graphId)}`, { method: 'DELETE' });
  },
  listVersions: async (graphId: string) =>
    (await request(`/api/graphs/${id(graphId)}/versions`, graphVersionsResponse)).versions,
  getVersion: (graphId: string, version: number) =>
    request(`/api/graphs/${id(graphId)}/versions/${version}`, storedGraph),

  startRun: (body: RunRequest) => request('/api/runs', startRunResponse, { method: 'POST', body }),
  /** A page of the runs, the newest first; `cursor` is the `next` of the page before. */
  listRuns: ({ graphId, cursor }: { graphId?: string | undefined; cursor?: string | undefined } = {}) => {
    const query = new URLSearchParams();
    if (graphId !== undefined) query.set('graphId', graphId);
    if (cursor !== undefined) query.set('cursor', cursor);
    return request(`/api/runs?${query}`, runListResponse);
  },
  renameRun: (runId: string, name: string | null) =>
    request(`/api/runs/${id(runId)}`, runSummary, { method: 'PATCH', body: { name } }),
  deleteRun: async (runId: string): Promise<void> => {
    await send(`/api/runs/${id(runId)}`, { method: 'DELETE' });
  },
  resumeRun: async (runId: string): Promise<void> => {
    await send(`/api/runs/${id(runId)}/resume`, { method: 'POST', body: {} });
  },
  /** With a light state, in which long values are only begun, or with all of them. */
  getRun: (runId: string, state: 'light' | 'full' = 'light') =>
    request(`/api/runs/${id(runId)}?state=${state}`, runResponse),
  /** The whole outputs of at most 200 tasks. */
  getValues: async (runId: string, tasks: readonly string[]) => {
    const query = new URLSearchParams(tasks.map((task) => ['task', task]));
    return (await request(`/api/runs/${id(runId)}/values?${query}`, runValuesResponse)).values;
  },
  cancelRun: async (runId: string): Promise<void> => {
    await send(`/api/runs/${id(runId)}/cancel`, { method: 'POST', body: {} });
  },

  listRatings: async (runId: string) =>
    (await request(`/api/runs/${id(runId)}/ratings`, ratingsResponse)).ratings,
  /** Rates one answer; without a score and a note, its rating is taken away. */
  rate: (runId: string, body: RateRequest) =>
    request(`/api/runs/${id(runId)}/ratings`, ratingSchema, { method: 'PUT', body }),

  listBlocks: async () => (await request('/api/blocks', savedBlocksResponse)).blocks,
  /** Saves a new block, or replaces the saved one of an id. */
  saveBlock: (body: SaveBlockRequest, blockId?: string) =>
    blockId === undefined
      ? request('/api/blocks', savedBlock, { method: 'POST', body })
      : request(`/api/blocks/${id(blockId)}`, savedBlock, { method: 'PUT', body }),
  deleteBlock: async (blockId: string): Promise<void> => {
    await send(`/api/blocks/${id(blockId)}`, { method: 'DELETE' });
  },

  getSettings: () => request('/api/settings', settingsSchema),
  putSettings: (settings: Settings) =>
    request('/api/settings', settingsSchema, { method: 'PUT', body: settings }),
  getLimits: () => request('/api/limits', limitsResponse),
  putProviderLimits: (providerId: string, limits: ProviderLimits) =>
    request(`/api/providers/${id(providerId)}/limits`, providerInfo, { method: 'PUT', body: limits }),

  listModels: () => request('/api/models', modelsResponse),
  putProvider: (providerId: string, body: PutProviderRequest) =>
    request(`/api/providers/${id(providerId)}`, providerInfo, { method: 'PUT', body }),
  deleteProvider: async (providerId: string): Promise<void> => {
    await send(`/api/providers/${id(providerId)}`, { method: 'DELETE' });
  },
};

export type Api = typeof api;

/** Gives the server's token once; it answers with a cookie. Rejects with an `ApiError` when the token is wrong. */
export async function signIn(token: string): Promise<void> {
  await send('/api/session', { method: 'POST', body: { token } });
}

/** Files that a run can be saved as, by their endings. */
export type ExportFormat = 'csv' | 'jsonl' | 'xlsx' | 'md';

/** Where a run's rows, or a report of it, can be downloaded. */
export function exportUrl(runId: string, format: ExportFormat): string {
  return `/api/runs/${id(runId)}/export?format=${format}`;
}

/** The events of a run after the last one that is known; without one, from a light state on. */
export function eventsUrl(runId: string, after: number | null): string {
  return `/api/runs/${id(runId)}/events?state=light${after === null ? '' : `&after=${after}`}`;
}
