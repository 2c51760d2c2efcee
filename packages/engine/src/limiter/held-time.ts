import type { Clock } from '../clock.ts';

/** How long something has been held up in all, however often. A reading before and one after tell how much of it fell in between. */
export class HeldTime {
  private readonly clock: Clock;
  private totalMs = 0;
  private since: number | undefined;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  begin(): void {
    this.since ??= this.clock.now();
  }

  end(): void {
    if (this.since === undefined) return;
    this.totalMs += this.clock.now() - this.since;
    this.since = undefined;
  }

  /** Milliseconds up to now. */
  upTo(): number {
    return this.since === undefined ? this.totalMs : this.totalMs + this.clock.now() - this.since;
  }
}
