import { EVENT_VERSION, type EventBody, type EventOf, type RunEvent } from '@parallax/schema';
import type { Clock } from '../clock.ts';

type TaskStart = Pick<EventOf<'task-start'>, 'node' | 'task' | 'path' | 'attempt'>;
type TaskEnd = Pick<EventOf<'task-end'>, 'node' | 'task' | 'path' | 'outcome' | 'ms' | 'attempts'>;
type TaskEndRest = Pick<EventOf<'task-end'>, 'output' | 'error' | 'reason' | 'usage' | 'model'> & {
  readonly label: string;
};

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
  taskStart(task: TaskStart, label: string, model: string | undefined): void {
    if (this.hasEnded) return;
    this.seq += 1;
    const event: EventOf<'task-start'> = {
      v: EVENT_VERSION,
      runId: this.runId,
      seq: this.seq,
      at: this.clock.now(),
      type: 'task-start',
      node: task.node,
      task: task.task,
      path: task.path,
      attempt: task.attempt,
    };
    if (label !== '') event.label = label;
    if (model !== undefined) event.model = model;
    this.onEvent(event);
  }

  taskEnd(task: TaskEnd, rest: TaskEndRest): void {
    if (this.hasEnded) return;
    this.seq += 1;
    const event: EventOf<'task-end'> = {
      v: EVENT_VERSION,
      runId: this.runId,
      seq: this.seq,
      at: this.clock.now(),
      type: 'task-end',
      node: task.node,
      task: task.task,
      path: task.path,
      outcome: task.outcome,
      ms: task.ms,
      attempts: task.attempts,
    };
    if (rest.label !== '') event.label = rest.label;
    if (rest.output !== undefined) event.output = rest.output;
    if (rest.error !== undefined) event.error = rest.error;
    if (rest.reason !== undefined) event.reason = rest.reason;
    if (rest.usage !== undefined) event.usage = rest.usage;
    if (rest.model !== undefined) event.model = rest.model;
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
