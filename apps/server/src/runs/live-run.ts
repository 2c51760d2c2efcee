import {
  applyEvents,
  EVENT_VERSION,
  type EventOf,
  emptyRunState,
  isStored,
  type RunEvent,
  type RunState,
} from '@parallax/schema';
import type { EventWriter } from './event-writer.ts';
import { eventFrame } from './frame.ts';
import type { FrameQueue } from './frame-queue.ts';

/** Events that may wait to be folded. Folding many at once is cheaper, and most states are never asked for. */
const PENDING = 1000;

type Channel = EventOf<'task-delta'>['channel'];
/** When the last delta of a running task's attempt came, by channel. */
type LastDeltas = Partial<Record<Channel, { readonly seq: number; readonly at: number }>>;

/** A run that is being executed: takes the engine's events, stores and broadcasts them, and knows the state so far. */
export class LiveRun {
  readonly id: string;
  lastSeq = 0;
  ended = false;

  private readonly writer: EventWriter;
  private readonly stored: () => void;
  private readonly viewers = new Set<FrameQueue>();
  private readonly lastDeltas = new Map<string, LastDeltas>();
  private state: RunState;
  private pending: RunEvent[] = [];
  private detached = false;

  /** `stored` is called when the end of the run is safe in the store. */
  constructor(id: string, writer: EventWriter, stored: () => void) {
    this.id = id;
    this.writer = writer;
    this.stored = stored;
    this.state = emptyRunState(id);
  }

  /** Takes the engine's next event. It is serialised once, for the store and for all viewers. */
  receive(event: RunEvent): void {
    if (this.detached || this.ended) return;
    this.lastSeq = event.seq;
    this.pending.push(event);
    if (this.pending.length >= PENDING) this.snapshot();
    this.track(event);
    const stored = isStored(event);
    if (stored || this.viewers.size > 0) {
      const json = JSON.stringify(event);
      if (stored)
        this.writer.add({
          runId: this.id,
          seq: event.seq,
          type: event.type,
          task: event.type === 'task-end' ? event.task : null,
          json,
        });
      const frame = eventFrame(event.seq, event.type, json);
      for (const viewer of this.viewers) viewer.push(frame);
    }
    if (event.type === 'run-end') this.end(event);
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
    else this.viewers.add(viewer);
  }

  leave(viewer: FrameQueue): void {
    this.viewers.delete(viewer);
  }

  /** Ignores all further events and lets the viewers go. Used when the server stops: what comes then is no fact about the run. */
  detach(): void {
    this.detached = true;
    this.closeViewers();
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
    this.closeViewers();
  }

  private closeViewers(): void {
    for (const viewer of this.viewers) viewer.close();
    this.viewers.clear();
  }
}
