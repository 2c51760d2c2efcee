import type { Clock } from '../clock.ts';

/** An attempt whose time is kept once it turns out to take any. */
export interface Watchable {
  /** Begins to keep the attempt's time, if it is still under way. */
  keepTime(): void;
}

/**
 * Puts off the timers of attempts until the current burst of work is through, with one timer for all of them: an attempt that
 * ends within its own turn never needs one. Deadlines still count from where the attempt began.
 */
export class WatchList {
  private readonly clock: Clock;
  private begun: Watchable[] = [];
  private stopTimer: (() => void) | undefined;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  add(attempt: Watchable): void {
    this.stopTimer ??= this.clock.after(0, () => this.sweep());
    this.begun.push(attempt);
  }

  /** The run is over: nothing is to be watched, and nothing of it is to be held on to. */
  stop(): void {
    this.stopTimer?.();
    this.stopTimer = undefined;
    this.begun = [];
  }

  private sweep(): void {
    const { begun } = this;
    this.stopTimer = undefined;
    this.begun = [];
    for (const attempt of begun) attempt.keepTime();
  }
}
