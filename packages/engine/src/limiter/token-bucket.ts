/**
 * A rate limit that refills continuously. Its capacity is one second's worth (at least one unit), because some servers enforce
 * 60 a minute as one a second: a full minute's burst would be refused.
 */
export class TokenBucket {
  private readonly perMs: number;
  private readonly capacity: number;
  private level: number;
  private at: number;

  constructor(perMinute: number, now: number) {
    this.perMs = perMinute / 60_000;
    this.capacity = Math.max(1, perMinute / 60);
    this.level = this.capacity;
    this.at = now;
  }

  /** Milliseconds until `amount` may be taken; 0 when it may be now. More than the capacity is let through when the bucket is full. */
  waitFor(amount: number, now: number): number {
    this.refill(now);
    const needed = Math.min(amount, this.capacity);
    // The level is a sum of many small refills: a hair's breadth of rounding must not cost a whole further wait.
    return this.level + 1e-9 >= needed ? 0 : Math.ceil((needed - this.level) / this.perMs);
  }

  /** Takes `amount`, below zero if need be; negative amounts give back. */
  take(amount: number, now: number): void {
    this.refill(now);
    this.level = Math.min(this.capacity, this.level - amount);
  }

  private refill(now: number): void {
    if (now > this.at) this.level = Math.min(this.capacity, this.level + (now - this.at) * this.perMs);
    this.at = Math.max(this.at, now);
  }
}
