import { z } from 'zod';
import { planSchema } from './estimate.ts';
import { runOutcomeSchema } from './event.ts';
import { blockSchema, graphSchema, limitsSchema } from './graph.ts';
import { issueSchema } from './issue.ts';
import { jsonSchema } from './json.ts';
import { priceSchema } from './price.ts';
import { rehearsalSchema } from './rehearsal.ts';
import { runStateSchema } from './run-state.ts';
import { totalsSchema } from './usage.ts';

/** Request and response bodies of the HTTP interface. The server validates with them, the OpenAPI document is made from them. */

/** A graph as a client sends it: any JSON. It is read with `readGraph`, so that its problems come back as issues. */
const sentGraph = jsonSchema;

export const validateRequest = z.strictObject({
  graph: sentGraph,
  inputs: z.record(z.string(), jsonSchema).optional(),
});
/** `plan` is null when the graph has errors. */
export const validateResponse = z.strictObject({ issues: z.array(issueSchema), plan: planSchema.nullable() });

export const graphSummary = z.strictObject({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  version: z.int(),
  nodes: z.int(),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export const storedGraph = z.strictObject({
  id: z.string(),
  version: z.int(),
  createdAt: z.number(),
  updatedAt: z.number(),
  graph: graphSchema,
});
export const graphVersionSummary = z.strictObject({
  version: z.int(),
  name: z.string(),
  savedAt: z.number(),
  nodes: z.int(),
  /** What its author says of it. */
  note: z.string().nullable(),
});

/** What the author says of a version. */
const versionNote = z.string().trim().max(1000).optional();

/** A graph is saved even when it cannot run yet; only its shape must be right. */
export const createGraphRequest = z.strictObject({ graph: sentGraph, note: versionNote });
export const updateGraphRequest = z.strictObject({
  graph: sentGraph,
  baseVersion: z.int(),
  note: versionNote,
});
export const graphListResponse = z.strictObject({ graphs: z.array(graphSummary) });
export const graphVersionsResponse = z.strictObject({ versions: z.array(graphVersionSummary) });

const { concurrency, taskTimeoutMs, maxItems, ...optionalLimits } = limitsSchema.shape;
/** What a run may set apart from its graph's limits. Without defaults: these would silently replace what the graph says. */
const runLimits = z
  .strictObject({
    concurrency: concurrency.unwrap(),
    taskTimeoutMs: taskTimeoutMs.unwrap(),
    maxItems: maxItems.unwrap(),
    ...optionalLimits,
  })
  .partial();

/** `graphId` (with an optional `version`, else the newest), or `graph`, a whole document; both for a saved graph with unsaved changes, which are what is run. */
export const startRunRequest = z.strictObject({
  graph: sentGraph.optional(),
  graphId: z.string().optional(),
  version: z.int().optional(),
  inputs: z.record(z.string(), jsonSchema).optional(),
  limits: runLimits.optional(),
  /** A run whose finished results are used again wherever nothing that they depend on has changed. */
  reuseFrom: z.string().optional(),
  /** With `reuseFrom`: nodes that are asked anew, with all that depends on them. */
  from: z.array(z.string()).optional(),
  /** Asks a simulated model in place of all models. No key, no cost. */
  rehearse: rehearsalSchema.optional(),
});
export const startRunResponse = z.strictObject({ id: z.string(), issues: z.array(issueSchema) });

export const runSummary = z.strictObject({
  id: z.string(),
  graphId: z.string().nullable(),
  graphVersion: z.int().nullable(),
  graphName: z.string(),
  status: z.union([z.enum(['pending', 'running', 'interrupted']), runOutcomeSchema]),
  createdAt: z.number(),
  endedAt: z.number().nullable(),
  totals: totalsSchema.nullable(),
  missing: z.int(),
  /** A name that somebody gave it. */
  name: z.string().nullable(),
  reuseFrom: z.string().nullable(),
  rehearsal: z.boolean(),
  /** How the inputs of this run begin that replaced the saved ones, by node id. */
  inputs: z.record(z.string(), z.string()),
});
/** `next` asks for the following page; null on the last. */
export const runListResponse = z.strictObject({ runs: z.array(runSummary), next: z.string().nullable() });
export const updateRunRequest = z.strictObject({ name: z.string().trim().max(200).nullable() });
/** A run with the graph as it was run and the folded state, which is `light` when the client asked for that. */
export const runResponse = z.strictObject({ run: runSummary, graph: graphSchema, state: runStateSchema });
/** The whole outputs of tasks, by task id. One that has none is absent. */
export const runValuesResponse = z.strictObject({ values: z.record(z.string(), jsonSchema) });

/** What may be used of a provider, over all its models and all runs. Null or absent: no limit of ours. */
export const providerLimits = z.strictObject({
  concurrency: z.int().min(1).max(10_000).nullable().optional(),
  requestsPerMinute: z.number().positive().max(10_000_000).nullable().optional(),
  tokensPerMinute: z.number().positive().max(10_000_000_000).nullable().optional(),
});

/** One set of calls that share a limit, as it stands now. Times in milliseconds since the epoch. */
export const limitGauge = z.strictObject({
  provider: z.string(),
  /** Absent for what all models of the provider share. */
  model: z.string().optional(),
  /** Calls that may be under way now; null without a limit. `adaptive` when it follows the server. */
  limit: z.int().nullable(),
  adaptive: z.boolean(),
  inUse: z.int(),
  waiting: z.int(),
  /** Calls that may begin in a minute now, set or learnt; null without a limit. */
  requestsPerMinute: z.number().nullable(),
  tokensPerMinute: z.number().nullable(),
  /** The server asked for a pause until then. */
  pausedUntil: z.number().nullable(),
  lastThrottledAt: z.number().nullable(),
  throttled: z.int(),
  breaker: z.enum(['closed', 'open', 'half-open']),
  /** When an open breaker lets the next call through. */
  breakerUntil: z.number().nullable(),
});
export const limitsResponse = z.strictObject({ at: z.number(), gauges: z.array(limitGauge) });

/** What holds for the whole server. */
export const settingsSchema = z.strictObject({
  prices: z.array(priceSchema).max(1000),
  /** A run that may need more is confirmed first; null never asks. */
  confirmAboveCalls: z.int().min(0).nullable(),
  confirmAboveUsd: z.number().min(0).nullable(),
  /** Ended runs are deleted after so many days, and beyond so many of one graph; null keeps all. Named runs are kept. */
  keepRunsDays: z.int().min(1).max(36_500).nullable(),
  keepRunsPerGraph: z.int().min(1).max(1_000_000).nullable(),
});

export const modelInfo = z.strictObject({
  /** `provider/name`, as a graph's config names it. */
  id: z.string(),
  provider: z.string(),
  name: z.string(),
  description: z.string().optional(),
  contextTokens: z.int().optional(),
});
export const providerInfo = z.strictObject({
  id: z.string(),
  title: z.string(),
  description: z.string().optional(),
  /** `offline` needs nothing; `environment` and `settings` say where it was configured; `discovered` was found on this machine. */
  origin: z.enum(['offline', 'environment', 'settings', 'discovered']),
  status: z.enum(['ready', 'unreachable', 'unconfigured']),
  /** What is wrong and what to do, when not ready. */
  message: z.string().optional(),
  baseUrl: z.string().optional(),
  /** Whether a key is sent. Absent for a provider that has no use for one. */
  hasKey: z.boolean().optional(),
  /** The last four characters of the key, unless they would be a good part of it. Keys themselves are write-only. */
  keyHint: z.string().optional(),
  limits: providerLimits.optional(),
});
export const modelsResponse = z.strictObject({
  models: z.array(modelInfo),
  providers: z.array(providerInfo),
});
export const putProviderRequest = z.strictObject({
  title: z.string().max(80).optional(),
  /** http or https, usually ending in /v1. */
  baseUrl: z.string().min(1).max(2048),
  /** Absent keeps the stored key, unless the origin of `baseUrl` changes: then the key is dropped. Null removes it. */
  apiKey: z.string().trim().min(1).max(4096).nullable().optional(),
});
/** A block with the blocks that it holds: all that is needed to use it in any graph. */
export const saveBlockRequest = z.strictObject({
  block: blockSchema,
  holds: z.array(blockSchema).default([]),
});
export const savedBlock = z.strictObject({
  id: z.string(),
  savedAt: z.number(),
  block: blockSchema,
  holds: z.array(blockSchema),
});
export const savedBlocksResponse = z.strictObject({ blocks: z.array(savedBlock) });
/** `required`: this server asks for its token. `signedIn`: this client has given it. */
export const sessionResponse = z.strictObject({ required: z.boolean(), signedIn: z.boolean() });
export const createSessionRequest = z.strictObject({ token: z.string().max(1000) });

export const healthResponse = z.strictObject({ status: z.literal('ok'), version: z.string() });

export type ValidateResponse = z.infer<typeof validateResponse>;
export type GraphSummary = z.infer<typeof graphSummary>;
export type StoredGraph = z.infer<typeof storedGraph>;
export type GraphVersionSummary = z.infer<typeof graphVersionSummary>;
export type StartRunRequest = z.infer<typeof startRunRequest>;
export type RunSummary = z.infer<typeof runSummary>;
export type RunResponse = z.infer<typeof runResponse>;
export type ProviderLimits = z.infer<typeof providerLimits>;
export type LimitGauge = z.infer<typeof limitGauge>;
export type Settings = z.infer<typeof settingsSchema>;
export type UpdateRunRequest = z.infer<typeof updateRunRequest>;
export type ModelInfo = z.infer<typeof modelInfo>;
export type ProviderInfo = z.infer<typeof providerInfo>;
export type ModelsResponse = z.infer<typeof modelsResponse>;
/** What somebody thinks of one answer of a run: 1 (poor) to 5 (excellent), or only a note. */
export const rateRequest = z.strictObject({
  /** The task that gave the answer; with `#` and a number, one of the branches that it opened. */
  item: z.string().min(1).max(1_000),
  score: z.number().int().min(1).max(5).nullable(),
  note: z.string().max(10_000),
});
export const ratingSchema = z.strictObject({
  ...rateRequest.shape,
  /** In milliseconds since the epoch. */
  ratedAt: z.number(),
});
export const ratingsResponse = z.strictObject({ ratings: z.array(ratingSchema) });

export type RateRequest = z.infer<typeof rateRequest>;
export type Rating = z.infer<typeof ratingSchema>;
export type SavedBlock = z.infer<typeof savedBlock>;
export type SaveBlockRequest = z.infer<typeof saveBlockRequest>;
export type PutProviderRequest = z.infer<typeof putProviderRequest>;
