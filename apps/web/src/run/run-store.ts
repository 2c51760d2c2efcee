import {
  applyEvents,
  type EventOf,
  emptyRunState,
  type Graph,
  type Issue,
  type RunEvent,
  type RunSnapshot,
  type RunState,
} from '@parallax/schema';
import { createStore } from 'zustand/vanilla';
import { type Api, eventsUrl, type RunRequest } from '../api/client.ts';
import { ApiError, errorMessage } from '../api/http.ts';
import { openBlocks } from '../graph/open-blocks.ts';
import { createFrameQueue, type FrameClock } from './frame-queue.ts';
import { type Connection, type EventSourceLike, followRun } from './run-stream.ts';
import { settleInterrupted } from './settle.ts';
import { createValueLoader, withValues } from './whole-values.ts';

/** The run that is shown, if any. */
export interface RunView {
  readonly runId: string | null;
  /** The graph as it is run, with the nodes of its blocks in it; the edited graph may have moved on. */
  readonly graph: Graph | null;
  /** The same as it was written, with its blocks. */
  readonly document: Graph | null;
  readonly state: RunState | null;
  /** The retries that this page has seen: once a task goes on, its state forgets them. */
  readonly retries: readonly EventOf<'task-retry'>[];
  readonly connection: Connection;
  /** Asked to start, and not yet told its id. */
  readonly starting: boolean;
  /** Asked to cancel, and not yet ended. */
  readonly cancelling: boolean;
  /** The server restarted in the middle of the run, and it could not go on by itself. */
  readonly interrupted: boolean;
  /** Why the run could not be started, opened or cancelled. */
  readonly error: string | null;
  readonly issues: readonly Issue[];
}

const noRun: RunView = {
  runId: null,
  graph: null,
  document: null,
  state: null,
  retries: [],
  connection: 'closed',
  starting: false,
  cancelling: false,
  interrupted: false,
  error: null,
  issues: [],
};

type RunApi = Pick<Api, 'startRun' | 'getRun' | 'getValues' | 'cancelRun' | 'resumeRun'>;

export interface RunStoreOptions {
  readonly frames?: FrameClock;
  readonly connect?: (url: string) => EventSourceLike;
}

export type RunStore = ReturnType<typeof createRunStore>;

/** Starts, follows, cancels and opens runs. Events are folded at most once a frame. */
export function createRunStore(api: RunApi, { frames, connect }: RunStoreOptions = {}) {
  const store = createStore<RunView>()(() => noRun);
  const queue = createFrameQueue<RunEvent | RunSnapshot>(fold, frames);
  let stopFollowing: (() => void) | null = null;
  let values = valuesOf(null);

  /** Whole values of one run, put into its state as they come. */
  function valuesOf(runId: string | null) {
    return createValueLoader(
      async (tasks) => (runId === null ? {} : await api.getValues(runId, tasks)),
      (found) => {
        const { state } = store.getState();
        if (state?.runId === runId) store.setState({ state: withValues(state, found) });
      },
    );
  }

  function fold(entries: readonly (RunEvent | RunSnapshot)[]): void {
    let state = store.getState().state;
    let events: RunEvent[] = [];
    for (const entry of entries) {
      if (entry.type !== 'run-snapshot') {
        events.push(entry);
        continue;
      }
      state = entry.state;
      events = [];
    }
    if (state === null) return;
    const seen = store.getState().retries;
    const retries = events
      .filter((event) => event.type === 'task-retry')
      .filter((event) => event.seq > (seen.at(-1)?.seq ?? 0));
    store.setState({
      state: applyEvents(state, events),
      retries: retries.length === 0 ? seen : [...seen, ...retries],
    });
  }

  function close(): void {
    stopFollowing?.();
    stopFollowing = null;
    queue.clear();
  }

  function follow(runId: string, after: number | null): void {
    close();
    stopFollowing = followRun({
      url: (seen) => eventsUrl(runId, seen),
      after,
      onEvent: queue.push,
      onSnapshot: queue.push,
      onConnection(connection) {
        if (connection === 'closed') queue.flush();
        store.setState(connection === 'closed' ? { connection, cancelling: false } : { connection });
      },
      async goesOn() {
        const { run, state } = await api.getRun(runId).catch((error: unknown) => {
          if (error instanceof ApiError && error.status === 404) return { run: null, state: null };
          throw error;
        });
        if (run?.status === 'running' || run?.status === 'pending') return true;
        queue.clear();
        const interrupted = run === null || run.status === 'interrupted';
        const known = state ?? store.getState().state;
        store.setState({
          interrupted,
          state: interrupted && known !== null ? settleInterrupted(known) : known,
        });
        return false;
      },
      ...(connect === undefined ? {} : { connect }),
    });
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,

    /** Starts a run and follows it. `graph` is what is run, also where the request names it by id. Resolves to its id, null when refused. */
    async start(request: RunRequest, graph: Graph): Promise<string | null> {
      if (store.getState().starting) return null;
      store.setState({ starting: true, error: null, issues: [] });
      try {
        const { id, issues } = await api.startRun(request);
        values = valuesOf(id);
        store.setState({ ...noRun, runId: id, ...opened(graph), state: emptyRunState(id), issues });
        follow(id, null);
        return id;
      } catch (error) {
        const issues = error instanceof ApiError ? error.issues : [];
        store.setState({ starting: false, error: errorMessage(error), issues });
        return null;
      }
    },

    async cancel(): Promise<void> {
      const { runId, cancelling } = store.getState();
      if (runId === null || cancelling) return;
      store.setState({ cancelling: true, error: null });
      try {
        await api.cancelRun(runId);
      } catch (error) {
        store.setState({ cancelling: false, error: errorMessage(error) });
      }
    },

    /** Shows the run of a document as it was kept elsewhere. The server is not asked for it. */
    show(document: Graph, state: RunState): void {
      close();
      values = valuesOf(null);
      store.setState({ ...noRun, runId: state.runId, ...opened(document), state });
    },

    /** Shows a run that was started before, and follows it when it still goes on. Rejects with an `ApiError`. */
    async open(runId: string): Promise<void> {
      const { run, graph, state } = await api.getRun(runId);
      close();
      values = valuesOf(runId);
      const interrupted = run.status === 'interrupted';
      store.setState({
        ...noRun,
        runId,
        ...opened(graph),
        interrupted,
        state: interrupted ? settleInterrupted(state) : state,
      });
      if (run.status === 'running' || run.status === 'pending')
        follow(runId, state.throughSeq === 0 ? null : state.throughSeq);
    },

    /** Fetches the whole outputs of tasks of which only the beginning is here. Rejects with an `ApiError`. */
    async loadValues(tasks: readonly string[]): Promise<void> {
      await values.load(tasks);
    },

    /** Fetches all that the run gave, however much that is. Rejects with an `ApiError`. */
    async loadAll(): Promise<void> {
      const { runId, state } = store.getState();
      if (runId === null || state?.light !== true) return;
      const { state: all } = await api.getRun(runId, 'full');
      const { state: now, interrupted } = store.getState();
      // Of a run that went on meanwhile the newer state counts: it has what is new in full.
      if (now?.runId === runId && now.throughSeq <= all.throughSeq)
        store.setState({ state: interrupted ? settleInterrupted(all) : all });
    },

    /** Goes on with a run that stayed interrupted. */
    async goOn(): Promise<void> {
      const { runId } = store.getState();
      if (runId === null) return;
      try {
        await api.resumeRun(runId);
        await this.open(runId);
      } catch (error) {
        store.setState({ interrupted: false, error: errorMessage(error) });
      }
    },

    /** Stops showing the run. It goes on at the server. */
    leave(): void {
      close();
      store.setState(noRun);
    },

    dismissError(): void {
      store.setState({ error: null });
    },
  };
}

/** A document as results look at it: every node that runs, with the way to it in its label. */
function opened(document: Graph | null): Pick<RunView, 'graph' | 'document'> {
  return { document, graph: document === null ? null : openBlocks(document) };
}
