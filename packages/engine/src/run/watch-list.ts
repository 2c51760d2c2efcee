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

  constructor(clock: Clock) {
    this.clock = clock;
  }

  add(attempt: Watchable): void {
    if (this.begun.length === 0) this.clock.after(0, () => this.sweep());
    this.begun.push(attempt);
  }

  private sweep(): void {
    const { begun } = this;
    this.begun = [];
    for (const attempt of begun) attempt.keepTime();
  }
}
