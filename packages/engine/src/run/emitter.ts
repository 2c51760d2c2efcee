import { EVENT_VERSION, type EventBody, type EventOf, type RunEvent } from '@parallax/schema';
import type { Clock } from '../clock.ts';

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
