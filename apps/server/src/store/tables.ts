/** The tables as Kysely sees them. Documents are JSON in text columns: the store never looks inside. */
export interface Tables {
  graphs: GraphsTable;
  graph_versions: GraphVersionsTable;
  runs: RunsTable;
  events: EventsTable;
  providers: ProvidersTable;
  run_snapshots: RunSnapshotsTable;
  settings: SettingsTable;
  provider_limits: ProviderLimitsTable;
  api_tokens: ApiTokensTable;
  shares: SharesTable;
  webhooks: WebhooksTable;
  webhook_deliveries: WebhookDeliveriesTable;
  idempotency_keys: IdempotencyKeysTable;
  blocks: BlocksTable;
  ratings: RatingsTable;
}

interface GraphsTable {
  id: string;
  version: number;
  created_at: number;
  updated_at: number;
}

interface GraphVersionsTable {
  graph_id: string;
  version: number;
  name: string;
  description: string;
  nodes: number;
  saved_at: number;
  document: string;
  /** What its author says of it. */
  note: string | null;
}

export interface RunsTable {
  id: string;
  graph_id: string | null;
  graph_version: number | null;
  graph_name: string;
  document: string;
  status: 'running' | 'ok' | 'partial' | 'error' | 'cancelled';
  created_at: number;
  ended_at: number | null;
  totals: string | null;
  missing: number;
  /** What replaced the saved inputs, as JSON. */
  inputs: string;
  name: string | null;
  reuse_from: string | null;
  /** What the run was started with beside its graph (`LaunchPlan`), as JSON: all that is needed to go on with it. */
  launch: string;
  /** When somebody asked for it to be cancelled. */
  cancel_at: number | null;
}

/** The folded light state of an ended run, so that it opens without its events. */
interface RunSnapshotsTable {
  run_id: string;
  json: string;
}

interface SettingsTable {
  /** There is one row for each subject. */
  id: string;
  json: string;
}

interface ProviderLimitsTable {
  provider: string;
  json: string;
}

/** Saved blocks, each with those that it holds (`SaveBlockRequest`). */
interface BlocksTable {
  id: string;
  saved_at: number;
  json: string;
}

/** What somebody thinks of one answer of a run (`Rating`, less the item). They go with their run. */
interface RatingsTable {
  run_id: string;
  item: string;
  json: string;
}

interface EventsTable {
  run_id: string;
  seq: number;
  type: string;
  /** Of a `task-end`: its task, for reading one result without the others. */
  task: string | null;
  json: string;
}

export interface ProvidersTable {
  id: string;
  title: string | null;
  base_url: string;
  sealed_key: string | null;
  key_hint: string | null;
  updated_at: number;
}

/** Tokens and shares are found by the hash of their secret; the secret itself is nowhere. */
export interface ApiTokensTable {
  id: string;
  name: string;
  hash: string;
  hint: string;
  /** As JSON. */
  scopes: string;
  created_at: number;
  expires_at: number | null;
  last_used_at: number | null;
}

export interface SharesTable {
  id: string;
  hash: string;
  graph_id: string;
  graph_version: number;
  run_id: string | null;
  created_at: number;
  expires_at: number | null;
}

export interface WebhooksTable {
  id: string;
  url: string;
  sealed_secret: string;
  graph_id: string | null;
  created_at: number;
}

export interface WebhookDeliveriesTable {
  id: string;
  webhook_id: string;
  run_id: string;
  status: 'pending' | 'delivered' | 'failed';
  /** Tries so far. */
  tries: number;
  /** When it is tried next. */
  due_at: number;
  /** How the last try went. */
  tried_at: number | null;
  detail: string;
}

interface IdempotencyKeysTable {
  /** Of the caller and the key that it sent. */
  hash: string;
  /** Of what was asked. */
  request: string;
  /** What is, or was, made under the key. */
  resource: string;
  created_at: number;
}
