import type {
  Graph,
  GraphSummary,
  GraphVersionSummary,
  Json,
  Rating,
  Rehearsal,
  RunOutcome,
  SavedBlock,
  StoredGraph,
  Totals,
} from '@parallax/schema';
import type { IdempotencyStore, ShareStore, TokenStore, WebhookStore } from './sharing-stores.ts';

/**
 * Where everything that must last is kept. One implementation over SQLite today; the conformance suite in
 * `store-suite.ts` says what every other has to keep. Times are milliseconds since the epoch.
 */
export interface Store {
  readonly graphs: GraphStore;
  readonly runs: RunStore;
  readonly providers: ProviderStore;
  readonly settings: SettingsStore;
  readonly tokens: TokenStore;
  readonly shares: ShareStore;
  readonly webhooks: WebhookStore;
  readonly keys: IdempotencyStore;
  readonly blocks: BlockStore;
  readonly ratings: RatingStore;
  close(): Promise<void>;
}

/** What people think of the answers of runs. A run that is deleted takes its ratings with it. */
export interface RatingStore {
  /** By item. */
  list(runId: string): Promise<Rating[]>;
  /** Adds or replaces the rating of its item. The run must exist. */
  put(runId: string, rating: Rating): Promise<void>;
  delete(runId: string, item: string): Promise<void>;
}

/** What became of saving a new version. Nothing is written unless `saved`. */
export type UpdateResult =
  | { readonly status: 'saved'; readonly graph: StoredGraph }
  | { readonly status: 'conflict'; readonly currentVersion: number }
  | { readonly status: 'not-found' };

/** Graphs with every version that was ever saved. */
export interface GraphStore {
  /** The first version. The id must be new. `note` is what its author says of it. */
  create(id: string, graph: Graph, at: number, note?: string): Promise<StoredGraph>;
  /** Most recently saved first. */
  list(): Promise<GraphSummary[]>;
  /** The newest version. */
  get(id: string): Promise<StoredGraph | null>;
  /** Saves `baseVersion + 1`, if `baseVersion` is still the newest. */
  update(id: string, baseVersion: number, graph: Graph, at: number, note?: string): Promise<UpdateResult>;
  /** Newest first; null when there is no such graph. */
  versions(id: string): Promise<GraphVersionSummary[] | null>;
  version(id: string, version: number): Promise<StoredGraph | null>;
  /** Removes the graph and its versions. Its runs stay. False when there was none. */
  delete(id: string): Promise<boolean>;
}

/** A run as it is stored. `running` means that no end was recorded: it is live, or its server went away. */
export interface StoredRun {
  readonly id: string;
  readonly graphId: string | null;
  readonly graphVersion: number | null;
  readonly graphName: string;
  readonly status: 'running' | RunOutcome;
  readonly createdAt: number;
  readonly endedAt: number | null;
  readonly totals: Totals | null;
  readonly missing: number;
  readonly name: string | null;
  readonly reuseFrom: string | null;
  readonly rehearsal: boolean;
  /** How each input that replaced a saved one begins. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** What a run is started with beside its graph, so that it can go on after a crash. */
export interface LaunchPlan {
  readonly reuseFrom?: string | undefined;
  readonly from?: readonly string[] | undefined;
  readonly rehearse?: Rehearsal | undefined;
}

export interface NewRun {
  readonly id: string;
  readonly graphId: string | null;
  readonly graphVersion: number | null;
  /** The graph as it is run, with the run's own limits. */
  readonly graph: Graph;
  readonly createdAt: number;
  /** What this run has in place of the saved inputs, by node id. */
  readonly inputs: Readonly<Record<string, Json>>;
  readonly launch: LaunchPlan;
}

/** A stored run with all that is needed to go on with it. */
export interface LaunchedRun {
  readonly run: StoredRun;
  readonly graph: Graph;
  readonly inputs: Readonly<Record<string, Json>>;
  readonly launch: LaunchPlan;
  /** When somebody asked for it to be cancelled. */
  readonly cancelAt: number | null;
}

/** One stored event. `json` is the whole event, serialised once and never parsed on the way to a viewer. */
export interface EventRow {
  readonly runId: string;
  readonly seq: number;
  readonly type: string;
  /** Of a `task-end`: its task. */
  readonly task: string | null;
  readonly json: string;
}

/** What is recorded of a run when it ends. */
export interface RunEnd {
  readonly runId: string;
  readonly status: RunOutcome;
  readonly endedAt: number;
  readonly totals: Totals;
  readonly missing: number;
}

export interface RunFilter {
  readonly graphId?: string | undefined;
  readonly limit: number;
  /** Only runs after this one in the list, for paging. */
  readonly after?: RunCursor | undefined;
}

/** The place of a run in the list of all, newest first. */
export interface RunCursor {
  readonly createdAt: number;
  readonly id: string;
}

/** Which ended runs may go. Named ones, and those that a run under way reuses, stay. */
export interface Retention {
  /** Runs created before, in milliseconds since the epoch. */
  readonly before?: number | undefined;
  /** Runs of one graph beyond so many newest. */
  readonly perGraph?: number | undefined;
  /** At most so many are deleted. */
  readonly limit: number;
}

/** Runs and their events. */
export interface RunStore {
  create(run: NewRun): Promise<void>;
  get(id: string): Promise<{ run: StoredRun; graph: Graph } | null>;
  /** A run with how it was started. */
  launched(id: string): Promise<LaunchedRun | null>;
  /** Ids of the runs without an end, oldest first. */
  unfinished(): Promise<string[]>;
  /** How often a run was resumed since a task of it last ended. */
  fruitlessResumes(id: string): Promise<number>;
  /** Records that a run is to be cancelled, so that it is, whatever happens to its server. */
  askCancel(id: string, at: number): Promise<void>;
  /** The `task-end` events after a seq, in order, at most `limit`. */
  taskEnds(runId: string, afterSeq: number, limit: number): Promise<EventRow[]>;
  rename(id: string, name: string | null): Promise<boolean>;
  /** Removes a run and all that it told. */
  delete(id: string): Promise<boolean>;
  /** Deletes ended runs that are not to be kept; returns how many. */
  prune(retention: Retention): Promise<number>;
  /** The `task-end` events of some tasks. */
  endsOf(runId: string, tasks: readonly string[]): Promise<EventRow[]>;
  /** The light state of an ended run, as it was put. */
  snapshot(id: string): Promise<string | null>;
  putSnapshot(id: string, json: string): Promise<void>;
  /** Newest first. */
  list(filter: RunFilter): Promise<StoredRun[]>;
  /** Appends events and ends of runs in one transaction: a run that has its `run-end` has its outcome too. Repeated rows are ignored. */
  append(rows: readonly EventRow[], ends: readonly RunEnd[]): Promise<void>;
  /** Events with `afterSeq < seq <= throughSeq`, in order, at most `limit`. */
  events(runId: string, afterSeq: number, throughSeq: number, limit: number): Promise<EventRow[]>;
  /** The seq of the last stored event; 0 when there is none. */
  lastSeq(runId: string): Promise<number>;
}

/** A provider from the settings. The key is sealed before it gets here. */
export interface StoredProvider {
  readonly id: string;
  readonly title: string | null;
  readonly baseUrl: string;
  readonly sealedKey: string | null;
  /** The last characters of the key, for people to recognise it. */
  readonly keyHint: string | null;
  readonly updatedAt: number;
}

/** Blocks that were saved to be used in any graph. */
export interface BlockStore {
  /** By name. */
  list(): Promise<SavedBlock[]>;
  get(id: string): Promise<SavedBlock | null>;
  /** Adds or replaces. */
  put(saved: SavedBlock): Promise<void>;
  delete(id: string): Promise<boolean>;
}

/** Documents by the name of their subject. The store never looks inside. */
export interface SettingsStore {
  get(id: string): Promise<string | null>;
  /** Adds or replaces. */
  put(id: string, json: string): Promise<void>;
}

export interface ProviderStore {
  /** What may be used of providers, as JSON by their id; also of those that are not in the settings. */
  limits(): Promise<ReadonlyMap<string, string>>;
  putLimits(id: string, json: string): Promise<void>;
  list(): Promise<StoredProvider[]>;
  get(id: string): Promise<StoredProvider | null>;
  /** Adds or replaces. */
  put(provider: StoredProvider): Promise<void>;
  delete(id: string): Promise<boolean>;
}
