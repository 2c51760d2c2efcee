/** Successes over which the present rate is measured, and the minute over which it is not to be forgotten. */
const WINDOW = 16;
const MINUTE_MS = 60_000;
const DECREASE = 0.93;
/** Refusals in a row after which the rate is taken to be far too high, and the decrease then. */
const IN_A_ROW = 3;
const STEEP = 0.5;
/** Never less than this part of what was let in since the run began, or in the last minute: so it is soon back after a pause. */
const FLOOR = 1 / 12;
/** Growth with each success: quick up to nearly where the last refusal was, then slow, and faster the longer nothing is refused. */
const QUICK = 0.04;
const SLOW = 0.001;
const NEARLY = 0.97;
/** After a refusal the next try comes after this part of a step, twice as long each time: the next place is never a whole step away. */
const SOON = 0.15;
/** Calls a millisecond to begin with when nothing has succeeded yet: one a second. */
const FIRST = 1 / 1000;
/** Calls in a second above which pacing has nothing to say. */
const FASTEST = 1000;

/**
 * How many calls a second a server lets in that says so by refusing alone. A limit on how many are under way cannot express "one a
 * second" when calls are short. Measured from what succeeds, and probed in the manner of CUBIC (RFC 9438; AWS's SDKs retry so too):
 * back to nearly the last ceiling at once, then carefully beyond it.
 */
export class LearntRate {
  /** Calls a millisecond; undefined until a refusal has shown that there is such a limit. */
  private perMs: number | undefined;
  private ceiling = 0;
  private sinceRefusal = 0;
  private inARow = 0;
  private nextAt = 0;
  private decreasedAt = 0;
  /** When calls ended well: those of the last minute, and the last few. */
  private times: number[] = [];

  get isKnown(): boolean {
    return this.perMs !== undefined;
  }

  /** Calls a minute; null without a limit. */
  get perMinute(): number | null {
    return this.perMs === undefined ? null : this.perMs * MINUTE_MS;
  }

  /** Milliseconds until the next call may begin. */
  waitFor(now: number): number {
    return this.perMs === undefined ? 0 : Math.max(0, this.nextAt - now);
  }

  took(now: number): void {
    if (this.perMs !== undefined) this.nextAt = Math.max(now, this.nextAt) + 1 / this.perMs;
  }

  /** A call has ended well. */
  succeeded(now: number): void {
    this.times.push(now);
    if (this.times.length > 4096) this.times = this.times.slice(-2048);
    if (this.perMs === undefined) return;
    this.sinceRefusal += 1;
    this.inARow = 0;
    const near = this.ceiling * NEARLY;
    this.perMs =
      this.perMs < near
        ? Math.min(near, this.perMs * (1 + QUICK))
        : this.perMs * (1 + SLOW * (1 + this.sinceRefusal / 8));
    if (this.perMs * 1000 > FASTEST) this.perMs = undefined;
  }

  /** A call was refused that was the `granted`th; `lastGranted` have been granted by now. Counts once for a burst. */
  refused(now: number, granted: number, lastGranted: number): void {
    if (granted <= this.decreasedAt) return;
    this.decreasedAt = lastGranted;
    const present = this.rateOf(this.times.slice(-WINDOW), now);
    const minute = this.times.filter((at) => at > now - MINUTE_MS);
    const lately = minute.length / MINUTE_MS;
    // Of a run that has just begun, over the time that there was: a server may well count by the second.
    const soFar = this.rateOf(minute, now);
    if (this.perMs === undefined) {
      // Where it ends is not known yet: it grows quickly until the next refusal.
      this.ceiling = Number.POSITIVE_INFINITY;
      this.perMs = Math.max(present, FIRST);
    } else {
      const isSteep = this.inARow >= IN_A_ROW;
      if (this.inARow === 0) this.ceiling = this.perMs;
      if (isSteep) this.ceiling = soFar;
      if (isSteep || this.inARow === 0)
        this.perMs = Math.min(this.perMs * (isSteep ? STEEP : DECREASE), present * 1.2);
    }
    this.perMs = Math.max(this.perMs, lately / 2, soFar * FLOOR, 1 / MINUTE_MS);
    this.sinceRefusal = 0;
    this.nextAt = now + (SOON * 2 ** Math.min(this.inARow, 3)) / this.perMs;
    this.inARow += 1;
  }

  /** Successes a millisecond up to now: falls by itself while nothing succeeds. */
  private rateOf(times: readonly number[], now: number): number {
    const first = times[0];
    return first === undefined ? 0 : times.length / Math.max(1, now - first);
  }
}
