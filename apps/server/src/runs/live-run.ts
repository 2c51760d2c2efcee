import {
  applyEvents,
  EVENT_VERSION,
  type EventOf,
  emptyRunState,
  isStored,
  type RunEvent,
  type RunState,
  withOutputRefs,
} from '@parallax/schema';
import type { EventWriter, Soon } from './event-writer.ts';
import { eventFrame } from './frame.ts';
import type { FrameQueue } from './frame-queue.ts';
import { Outbox } from './outbox.ts';

/** Events that may wait to be folded. Folding many at once is cheaper, and most states are never asked for. */
const PENDING = 1000;

type Channel = EventOf<'task-delta'>['channel'];
/** When the last delta of a running task's attempt came, by channel. */
type LastDeltas = Partial<Record<Channel, { readonly seq: number; readonly at: number }>>;

/** How a live run begins, apart from the usual. */
export interface LiveRunOptions {
  /** The fold of what was stored of a run that goes on after its server had gone away. */
  readonly past?: RunState | undefined;
  /** When what comes together is sent; by default once a turn. */
  readonly soon?: Soon;
}

/** A run that is being executed: takes the engine's events, stores and broadcasts them, and knows the state so far. */
export class LiveRun {
  readonly id: string;
  lastSeq = 0;
  ended = false;

  private readonly writer: EventWriter;
  private readonly stored: () => void;
  private readonly outbox: Outbox;
  private readonly lastDeltas = new Map<string, LastDeltas>();
  private state: RunState;
  private pending: RunEvent[] = [];
  private detached = false;

  /** `stored` is called when the end of the run is safe in the store. */
  constructor(id: string, writer: EventWriter, stored: () => void, options: LiveRunOptions = {}) {
    this.id = id;
    this.writer = writer;
    this.stored = stored;
    this.state = options.past ?? emptyRunState(id);
    this.lastSeq = this.state.throughSeq;
    this.outbox = new Outbox(writer, options.soon ?? setImmediate);
  }

  /** Takes the engine's next event. It is serialised once, for the store and for all viewers. */
  receive(event: RunEvent): void {
    if (this.detached || this.ended) return;
    this.lastSeq = event.seq;
    this.pending.push(event);
    if (this.pending.length >= PENDING) this.snapshot();
    this.track(event);
    const { isWatched } = this.outbox;
    if (isStored(event)) {
      const json = JSON.stringify(event.type === 'run-end' ? withOutputRefs(event, this.snapshot()) : event);
      const task = event.type === 'task-end' ? event.task : null;
      this.writer.add({ runId: this.id, seq: event.seq, type: event.type, task, json });
      if (isWatched) this.outbox.push(eventFrame(event.seq, event.type, json));
    } else if (isWatched) {
      this.outbox.push(eventFrame(event.seq, event.type, JSON.stringify(event)));
    }
    if (event.type === 'run-end') this.end(event);
  }

  /** Calls `then` when everything so far is stored. */
  whenStored(then: () => void): void {
    this.writer.whenStored(then);
  }

  /** The state after all events so far. */
  snapshot(): RunState {
    if (this.pending.length > 0) {
      this.state = applyEvents(this.state, this.pending);
      this.pending = [];
    }
    return this.state;
  }

  /**
   * What a client that has seen everything through `afterSeq` lacks of the texts that are streaming now: for each one delta
   * with the whole text, numbered as its last one was. Deltas are not stored; this stands in for those that were missed.
   */
  missedTexts(afterSeq: number): EventOf<'task-delta'>[] {
    const { nodes } = this.snapshot();
    return Object.entries(nodes).flatMap(([node, { tasks }]) =>
      tasks.flatMap((task) => {
        const last = this.lastDeltas.get(task.task) ?? {};
        return (['text', 'thought'] as const).flatMap((channel) => {
          const delta = last[channel];
          if (delta === undefined || delta.seq <= afterSeq) return [];
          const envelope = { v: EVENT_VERSION, runId: this.id, ...delta } as const;
          const text = task[channel] ?? '';
          return [
            { ...envelope, type: 'task-delta', node, task: task.task, channel, offset: 0, text } as const,
          ];
        });
      }),
    );
  }

  /** Sends a viewer everything from the next event on; after the run's end, closes it at once. */
  attach(viewer: FrameQueue): void {
    if (this.ended || this.detached) viewer.close();
    else this.outbox.join(viewer);
  }

  leave(viewer: FrameQueue): void {
    this.outbox.leave(viewer);
  }

  /** Ignores all further events and lets the viewers go. Used when the server stops: what comes then is no fact about the run. */
  detach(): void {
    this.detached = true;
    this.outbox.close();
  }

  private track(event: RunEvent): void {
    if (event.type === 'task-delta') {
      const { seq, at } = event;
      const last = this.lastDeltas.get(event.task) ?? {};
      last[event.channel] = { seq, at };
      this.lastDeltas.set(event.task, last);
    } else if (event.type === 'task-start' || event.type === 'task-retry' || event.type === 'task-end') {
      this.lastDeltas.delete(event.task);
    }
  }

  private end(event: EventOf<'run-end'>): void {
    this.ended = true;
    const { at, outcome, totals, missing } = event;
    this.writer.end(
      { runId: this.id, status: outcome, endedAt: at, totals, missing: missing.length },
      this.stored,
    );
    this.outbox.end();
  }
}
