/** Bounds of the adaptive limit, and where it starts. */
const START = 10;
const HIGHEST = 1000;
const DECREASE = 0.9;
/** After a refusal, successes for each slot before the limit is tried again; each further try needs half as many. */
const HOLD = 4;
const RECENT = 16;

/**
 * How many calls a server seems to bear at once: additive increase, multiplicative decrease. The length of an answer says
 * nothing about load with language models, so latency is no signal; 429, 503 and timeouts are.
 */
export class AdaptiveLimit {
  limit: number;
  private readonly highest: number;
  /** Calls granted before this number belong to a burst whose overload has been answered already. */
  private decreasedAt = 0;
  /** Most calls that were under way when one began that ended well, since the last decrease. */
  private borne = 0;
  /** The same for the last few calls that ended well, whenever they did. */
  private readonly recent: number[] = [];
  private successes = 0;
  /** Successes that the next increase needs: 1 until the first refusal. */
  private needed = 1;

  constructor(highest = HIGHEST) {
    this.highest = Math.max(1, highest);
    this.limit = Math.min(START, this.highest);
  }

  /** Most calls that were under way when one of the last few that ended well began. */
  get lately(): number {
    return Math.max(0, ...this.recent);
  }

  /** A call went well that began as the `among`th of those under way, while `inUse` were at its end. */
  succeeded(inUse: number, among: number): void {
    this.borne = Math.max(this.borne, among);
    this.recent.push(among);
    if (this.recent.length > RECENT) this.recent.shift();
    if (inUse * 2 < this.limit || this.limit >= this.highest) return;
    this.successes += 1;
    if (this.successes < this.needed) return;
    this.limit += 1;
    this.successes = 0;
    this.needed = Math.max(1, Math.floor(this.needed / 2));
  }

  /**
   * The call that was the `granted`th met an overload; `lastGranted` calls have been granted by now. Where the server just refused
   * it, the limit goes down to what it is known to bear.
   */
  overloaded(granted: number, lastGranted: number, isRefused: boolean): void {
    if (granted <= this.decreasedAt) return;
    const reduced = Math.max(1, Math.floor(this.limit * DECREASE));
    this.limit = isRefused && this.borne > 0 ? Math.max(1, Math.min(reduced, this.borne)) : reduced;
    this.decreasedAt = lastGranted;
    this.borne = 0;
    this.successes = 0;
    this.needed = HOLD * this.limit;
  }
}
