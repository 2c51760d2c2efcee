import {
  type CancelReason,
  EVENT_VERSION,
  type EventBody,
  type EventOf,
  type Json,
  type Lineage,
  type Path,
  type Reused,
  type RunEvent,
  type TaskErrorBody,
  type TaskOutcome,
  type Usage,
} from '@parallax/schema';
import type { Clock } from '../clock.ts';

/** What the events say of a task. */
interface ToldTask {
  readonly node: { readonly id: string };
  readonly task: string;
  readonly path: Path;
  readonly label: string;
  readonly attempt: number;
  readonly model: string | undefined;
  readonly workedMs: number;
  readonly waitedMs: number;
  readonly heldMs: number;
  readonly spent: Usage | undefined;
  readonly key: string | undefined;
  readonly reused: Reused | undefined;
  readonly from: Lineage | undefined;
}

/** Numbers events, dates them and hands them on, one at a time and in order. */
export class Emitter {
  private readonly runId: string;
  private readonly clock: Clock;
  private readonly onEvent: (event: RunEvent) => void;
  private seq: number;
  private hasEnded = false;

  constructor(runId: string, clock: Clock, onEvent: (event: RunEvent) => void, afterSeq = 0) {
    this.runId = runId;
    this.clock = clock;
    this.onEvent = onEvent;
    this.seq = afterSeq;
  }

  /** Adds the envelope. Nothing follows `run-end`. */
  emit(body: EventBody): void {
    if (this.hasEnded) return;
    this.seq += 1;
    this.onEvent({ v: EVENT_VERSION, runId: this.runId, seq: this.seq, at: this.clock.now(), ...body });
  }

  /** As `emit`, without a copy: these two are most of the events of a large run. */
  taskStart(task: ToldTask): void {
    if (this.hasEnded) return;
    this.seq += 1;
    const event: EventOf<'task-start'> = {
      v: EVENT_VERSION,
      runId: this.runId,
      seq: this.seq,
      at: this.clock.now(),
      type: 'task-start',
      node: task.node.id,
      task: task.task,
      path: task.path,
      attempt: task.attempt,
    };
    if (task.label !== '') event.label = task.label;
    if (task.model !== undefined) event.model = task.model;
    if (task.waitedMs > 0) event.waitedMs = task.waitedMs;
    if (task.heldMs > 0) event.heldMs = Math.min(task.heldMs, task.waitedMs);
    this.onEvent(event);
  }

  taskEnd(
    task: ToldTask,
    outcome: TaskOutcome,
    output: Json | undefined,
    error: TaskErrorBody | undefined,
    reason: CancelReason | undefined,
  ): void {
    if (this.hasEnded) return;
    this.seq += 1;
    const event: EventOf<'task-end'> = {
      v: EVENT_VERSION,
      runId: this.runId,
      seq: this.seq,
      at: this.clock.now(),
      type: 'task-end',
      node: task.node.id,
      task: task.task,
      path: task.path,
      outcome,
      ms: task.workedMs,
      attempts: task.attempt,
    };
    if (task.label !== '') event.label = task.label;
    if (output !== undefined) event.output = output;
    if (error !== undefined) event.error = error;
    if (reason !== undefined) event.reason = reason;
    if (task.spent !== undefined) event.usage = task.spent;
    if (task.model !== undefined) event.model = task.model;
    if (task.key !== undefined) event.key = task.key;
    if (task.reused !== undefined) event.reused = task.reused;
    if (outcome === 'ok') {
      const { from } = task;
      if (from !== undefined) event.from = from;
    }
    this.onEvent(event);
  }

  end(body: Omit<EventOf<'run-end'>, 'v' | 'runId' | 'seq' | 'at'>): EventOf<'run-end'> {
    this.seq += 1;
    const event = {
      v: EVENT_VERSION,
      runId: this.runId,
      seq: this.seq,
      at: this.clock.now(),
      ...body,
    } as const;
    this.hasEnded = true;
    this.onEvent(event);
    return event;
  }
}
