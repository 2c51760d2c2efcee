/** Bounds of the adaptive limit, and where it starts. */
const START = 10;
const HIGHEST = 1000;
const DECREASE = 0.9;

/**
 * How many calls a server seems to bear at once: additive increase, multiplicative decrease. The length of an answer says
 * nothing about load with language models, so latency is no signal; 429, 503 and timeouts are.
 */
export class AdaptiveLimit {
  limit: number;
  private readonly highest: number;
  /** Calls granted before this number belong to a burst whose overload has been answered already. */
  private decreasedAt = 0;

  constructor(highest = HIGHEST) {
    this.highest = Math.max(1, highest);
    this.limit = Math.min(START, this.highest);
  }

  /** A call went well while `inUse` calls were under way. */
  succeeded(inUse: number): void {
    if (inUse * 2 >= this.limit && this.limit < this.highest) this.limit += 1;
  }

  /** The call that was the `granted`th met an overload; `lastGranted` calls have been granted by now. */
  overloaded(granted: number, lastGranted: number): void {
    if (granted <= this.decreasedAt) return;
    this.limit = Math.max(1, Math.floor(this.limit * DECREASE));
    this.decreasedAt = lastGranted;
  }
}
