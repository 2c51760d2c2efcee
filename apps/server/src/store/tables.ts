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
