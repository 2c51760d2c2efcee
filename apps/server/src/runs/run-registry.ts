import type { Clock } from '@parallax/engine';
import {
  applyEvents,
  emptyRunState,
  lightState,
  type RunState,
  type RunSummary,
  runEventSchema,
  runStateSchema,
} from '@parallax/schema';
import type { NewRun, RunFilter, RunStore, StoredRun } from '../store/store.ts';
import { EventWriter } from './event-writer.ts';
import { LiveRun } from './live-run.ts';

/** Tasks in all folded states of ended runs that are kept for the next who asks. One that has more by itself is not kept. */
const KEPT_TASKS = 5000;
/** Events that are folded at a time when a state is made from the store. */
const PAGE = 1000;

/** Tasks from which a run's events are too many to be folded whenever it is opened. */
const LONG_RUN = 500;

/** An execution as the registry sees it; the engine's `startRun` gives one. */
export interface Execution {
  cancel(): void;
  readonly done: Promise<unknown>;
}

interface Entry {
  readonly run: LiveRun;
  readonly execution: Execution;
}

export interface RegistryOptions {
  readonly runs: RunStore;
  readonly clock: Clock;
  /** Told when the end of a run is in the store. */
  readonly onEnd?: (id: string) => void;
  log(message: string, thrown: unknown): void;
}

/** All runs of this server. A run lives here while it is executed, whoever watches; afterwards it is read from the store. */
export class RunRegistry {
  private readonly entries = new Map<string, Entry>();
  private readonly onTheWay = new Map<string, Promise<void>>();
  private readonly states = new Map<string, RunState>();
  private readonly runs: RunStore;
  private readonly writer: EventWriter;
  private readonly onEnd: (id: string) => void;
  private readonly log: RegistryOptions['log'];

  constructor({ runs, clock, onEnd, log }: RegistryOptions) {
    this.runs = runs;
    this.onEnd = onEnd ?? (() => {});
    this.log = log;
    this.writer = new EventWriter(runs, clock, log);
  }

  /** Records a run and starts it. `launch` may emit the first events before it returns. */
  async start(run: NewRun, launch: (live: LiveRun) => Execution): Promise<void> {
    await this.runs.create(run);
    this.execute(run.id, undefined, launch);
  }

  /** Goes on with a run of which `past` is stored. */
  resume(id: string, past: RunState, launch: (live: LiveRun) => Execution): void {
    this.states.delete(id);
    this.execute(id, past, launch);
  }

  private execute(id: string, past: RunState | undefined, launch: (live: LiveRun) => Execution): void {
    const live = new LiveRun(id, this.writer, () => this.stored(live), { past });
    const execution = launch(live);
    this.entries.set(id, { run: live, execution });
    execution.done.catch((thrown: unknown) => {
      this.log(`Run ${id} broke off.`, thrown);
      live.detach();
      this.entries.delete(id);
    });
  }

  /** The end of a run is in the store. A long one gets its light state beside it, so that it opens without its events. */
  private stored(live: LiveRun): void {
    this.entries.delete(live.id);
    this.onEnd(live.id);
    const state = live.snapshot();
    if (state.totals.tasks < LONG_RUN) return;
    this.runs.putSnapshot(live.id, JSON.stringify(lightState(state))).catch((error: unknown) => {
      this.log(
        `The light state of run ${live.id} could not be stored. It is made again when it is asked for.`,
        error,
      );
    });
  }

  /** A run is on its way back: until `work` is done it counts as running, and who asks for it waits. */
  async returning(id: string, work: () => Promise<void>): Promise<void> {
    const done = work().finally(() => this.onTheWay.delete(id));
    this.onTheWay.set(id, done);
    await done;
  }

  /** Resolves when a run that is on its way back has arrived, or has been found unable to. */
  async arrived(id: string): Promise<void> {
    await this.onTheWay.get(id)?.catch(() => {});
  }

  /** The run, if it is executed now or its end is not stored yet. */
  live(id: string): LiveRun | undefined {
    return this.entries.get(id)?.run;
  }

  /** Asks a run to stop. False when it is not live. */
  cancel(id: string): boolean {
    const entry = this.entries.get(id);
    entry?.execution.cancel();
    return entry !== undefined;
  }

  /** Resolves when all events so far are stored. */
  flush(): Promise<void> {
    return this.writer.flush();
  }

  /** Resolves when every run that has ended is stored as ended: a viewer hears of the end a moment before the store does. */
  async settled(): Promise<void> {
    if ([...this.entries.values()].some(({ run }) => run.ended)) await this.writer.flush();
  }

  async list(filter: RunFilter): Promise<RunSummary[]> {
    await this.settled();
    return (await this.runs.list(filter)).map((run) => this.summary(run));
  }

  /** A run that was never ended and is not live was interrupted: its server went away. */
  summary(run: StoredRun): RunSummary {
    if (run.status !== 'running' || this.entries.has(run.id) || this.onTheWay.has(run.id)) return run;
    return { ...run, status: 'interrupted' };
  }

  /** The folded state of a run; that of an unknown one is empty. */
  state(id: string): RunState | Promise<RunState> {
    return this.live(id)?.snapshot() ?? this.storedState(id);
  }

  /** As `state`, with long values clipped; of an ended run from one row, however large it was. */
  async lightState(id: string): Promise<RunState> {
    return runStateSchema.parse(JSON.parse(await this.lightJson(id)));
  }

  /** A light state as it is sent: what is stored of an ended run is neither read nor written again on its way. */
  async lightJson(id: string): Promise<string> {
    const live = this.live(id);
    if (live !== undefined) return JSON.stringify(lightState(live.snapshot()));
    const stored = await this.runs.snapshot(id);
    if (stored !== null) return stored;
    const light = lightState(await this.storedState(id));
    const json = JSON.stringify(light);
    if (light.endedAt !== undefined) await this.runs.putSnapshot(id, json);
    return json;
  }

  /** Deletes an ended run. False when there was none. */
  async forget(id: string): Promise<boolean> {
    this.states.delete(id);
    return await this.runs.delete(id);
  }

  /** The fold of the stored events. */
  async storedState(id: string): Promise<RunState> {
    let state = this.states.get(id) ?? emptyRunState(id);
    for (;;) {
      const rows = await this.runs.events(id, state.throughSeq, Number.MAX_SAFE_INTEGER, PAGE);
      if (rows.length === 0) break;
      state = applyEvents(
        state,
        rows.map((row) => runEventSchema.parse(JSON.parse(row.json))),
      );
    }
    if (state.throughSeq > 0) this.keep(id, state);
    return state;
  }

  /**
   * Stops executing, and closes the viewers' streams. The runs are not cancelled in the store: what they did is kept, and
   * the next server goes on with them.
   */
  async stop(): Promise<void> {
    for (const { run, execution } of this.entries.values()) {
      run.detach();
      execution.cancel();
    }
    await this.writer.flush();
  }

  private keep(id: string, state: RunState): void {
    this.states.delete(id);
    this.states.set(id, state);
    let tasks = [...this.states.values()].reduce((sum, kept) => sum + kept.totals.tasks, 0);
    for (const [oldest, { totals }] of this.states) {
      if (tasks <= KEPT_TASKS) return;
      this.states.delete(oldest);
      tasks -= totals.tasks;
    }
  }
}
