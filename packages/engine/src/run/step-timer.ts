import { TaskError } from '@parallax/schema';
import type { Clock } from '../clock.ts';
import { type AttemptTimes, Watchdog } from './watchdog.ts';

/** Keeps the time of one call of a task that makes many. */
export class StepTimer {
  private readonly controller = new AbortController();
  private readonly watchdog: Watchdog;
  private readonly outer: AbortSignal;
  private readonly onAbort = () => this.controller.abort(this.outer.reason);

  constructor(clock: Clock, times: AttemptTimes, outer: AbortSignal) {
    this.outer = outer;
    this.watchdog = new Watchdog(clock, clock.now(), undefined, times, (error) =>
      this.controller.abort(error),
    );
    if (outer.aborted) this.onAbort();
    else outer.addEventListener('abort', this.onAbort, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  active(): void {
    this.watchdog.token();
  }

  /** What the call gives, or why it was ended. Does not wait for a call that takes no notice of its signal. */
  async guard<T>(call: Promise<T>): Promise<T> {
    const { signal } = this;
    const ended = new Promise<never>((_, reject) => {
      const end = () => reject(reasonOf(signal));
      if (signal.aborted) end();
      else signal.addEventListener('abort', end, { once: true });
    });
    return await Promise.race([call, ended]);
  }

  stop(): void {
    this.watchdog.stop();
    this.outer.removeEventListener('abort', this.onAbort);
  }
}

/** Why a signal was aborted, as an error of a task. */
export function reasonOf(signal: AbortSignal): TaskError {
  const { reason }: { reason: unknown } = signal;
  return TaskError.is(reason) ? reason : new TaskError('cancelled', 'It was cancelled.');
}
