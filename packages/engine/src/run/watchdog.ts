import { TaskError } from '@parallax/schema';
import type { Clock } from '../clock.ts';

/** The three limits of an attempt, in milliseconds. An absent one is not watched. */
export interface AttemptTimes {
  readonly totalMs: number;
  readonly firstTokenMs: number | undefined;
  readonly idleMs: number | undefined;
}

/**
 * Ends an attempt that takes too long in all, to its first token, or between two tokens. One timer serves all three: a token only
 * notes the time, and the timer looks at it when it fires.
 */
export class Watchdog {
  private readonly clock: Clock;
  private readonly times: AttemptTimes;
  private readonly onTimeout: (error: TaskError) => void;
  private readonly startedAt: number;
  private lastTokenAt: number | undefined;
  private stopTimer: (() => void) | undefined;

  constructor(
    clock: Clock,
    startedAt: number,
    lastTokenAt: number | undefined,
    times: AttemptTimes,
    onTimeout: (error: TaskError) => void,
  ) {
    this.clock = clock;
    this.times = times;
    this.onTimeout = onTimeout;
    this.startedAt = startedAt;
    this.lastTokenAt = lastTokenAt;
    this.arm(clock.now());
  }

  token(): void {
    const now = this.clock.now();
    const isFirst = this.lastTokenAt === undefined;
    this.lastTokenAt = now;
    // Until now the timer may have been set for the first token or for the total: the idle limit may end sooner.
    if (isFirst) this.arm(now);
  }

  stop(): void {
    this.stopTimer?.();
    this.stopTimer = undefined;
  }

  private arm(now: number): void {
    this.stopTimer?.();
    this.stopTimer = this.clock.after(Math.max(0, this.nextDeadline().at - now), () => {
      this.stopTimer = undefined;
      const due = this.nextDeadline();
      const at = this.clock.now();
      if (at < due.at) this.arm(at);
      else this.onTimeout(new TaskError(due.code, due.message, { retryable: true }));
    });
  }

  private nextDeadline(): { at: number; code: string; message: string } {
    const { totalMs, firstTokenMs, idleMs } = this.times;
    const total = {
      at: this.startedAt + totalMs,
      code: 'timeout',
      message: `It took longer than ${seconds(totalMs)}. Give it more time, or ask for a shorter answer.`,
    };
    if (this.lastTokenAt === undefined) {
      if (firstTokenMs === undefined || firstTokenMs >= totalMs) return total;
      return {
        at: this.startedAt + firstTokenMs,
        code: 'timeout-first-token',
        message: `No answer began within ${seconds(firstTokenMs)}.`,
      };
    }
    if (idleMs === undefined || this.lastTokenAt + idleMs >= total.at) return total;
    return {
      at: this.lastTokenAt + idleMs,
      code: 'timeout-idle',
      message: `The answer stopped and nothing came for ${seconds(idleMs)}.`,
    };
  }
}

function seconds(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${Number((ms / 1000).toFixed(1))} s`;
}
