import type { PoolLimits } from '../model-port.ts';
import { Breaker } from './breaker.ts';
import type { Pool } from './pool.ts';
import { TokenBucket } from './token-bucket.ts';

/** What all models of one provider and key share: slots, rates, and whether the provider answers at all. */
export class Account {
  readonly breaker = new Breaker();
  readonly provider: string;
  limits: PoolLimits = {};
  inUse = 0;
  private requests: TokenBucket | undefined;
  private tokens: TokenBucket | undefined;
  /** Pools that could begin a call but for this account, in the order in which they are served. */
  private readonly blocked = new Set<Pool>();

  constructor(provider: string, limits: PoolLimits, now: number) {
    this.provider = provider;
    this.configure(limits, now);
  }

  /** Takes effect at once; calls that are under way finish. */
  configure(limits: PoolLimits, now: number): void {
    const { requestsPerMinute: requests, tokensPerMinute: tokens } = limits;
    if (requests !== this.limits.requestsPerMinute)
      this.requests = requests === undefined ? undefined : new TokenBucket(requests, now);
    if (tokens !== this.limits.tokensPerMinute)
      this.tokens = tokens === undefined ? undefined : new TokenBucket(tokens, now);
    this.limits = limits;
  }

  /** Milliseconds until a call with so many tokens may begin; infinite until another one ends. */
  waitFor(tokens: number, now: number): number {
    const { concurrency } = this.limits;
    if (concurrency !== undefined && this.inUse >= concurrency) return Number.POSITIVE_INFINITY;
    return Math.max(
      this.breaker.waitFor(now),
      this.requests?.waitFor(1, now) ?? 0,
      this.tokens?.waitFor(tokens, now) ?? 0,
    );
  }

  take(tokens: number, now: number): void {
    this.inUse += 1;
    this.breaker.began();
    this.requests?.take(1, now);
    this.tokens?.take(tokens, now);
  }

  /** A call has ended; it used so many tokens more than was thought. */
  release(furtherTokens: number, now: number): void {
    this.inUse -= 1;
    this.tokens?.take(furtherTokens, now);
  }

  block(pool: Pool): void {
    this.blocked.add(pool);
  }

  /** Lets the pools that wait begin what they may, each in its turn. `last` has just been served and comes after the others. */
  serve(last?: Pool): void {
    if (this.blocked.size > 0) {
      const due = [...this.blocked];
      this.blocked.clear();
      for (const pool of due) if (pool !== last) pool.dispatch();
    }
    last?.dispatch();
  }
}
