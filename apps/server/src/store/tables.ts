/** The tables as Kysely sees them. Documents are JSON in text columns: the store never looks inside. */
export interface Tables {
  graphs: GraphsTable;
  graph_versions: GraphVersionsTable;
  runs: RunsTable;
  events: EventsTable;
  providers: ProvidersTable;
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
}

interface EventsTable {
  run_id: string;
  seq: number;
  type: string;
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
