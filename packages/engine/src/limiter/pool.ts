import type { Clock } from '../clock.ts';
import type { PoolLimits } from '../model-port.ts';
import { AdaptiveLimit } from './adaptive-limit.ts';
import { LaneRing } from './lane-ring.ts';
import type { Feedback, Ticket } from './ticket.ts';
import { TokenBucket } from './token-bucket.ts';

/** The calls that share one origin, key and model: how many may be under way, and how many a minute may begin. */
export class Pool {
  /** Lanes with something waiting whose run has a free slot; served in turn, so that a large run does not starve a small one. */
  readonly ring = new LaneRing();
  private readonly clock: Clock;
  private readonly concurrency: number;
  private readonly adaptive: AdaptiveLimit | undefined;
  private readonly requests: TokenBucket | undefined;
  private readonly tokens: TokenBucket | undefined;
  private inUse = 0;
  private granted = 0;
  private pausedUntil = 0;
  private dispatching = false;
  private wakeUp: (() => void) | undefined;

  constructor(clock: Clock, limits: PoolLimits) {
    const now = clock.now();
    this.clock = clock;
    this.concurrency = limits.concurrency ?? Number.POSITIVE_INFINITY;
    this.adaptive = limits.adaptive === true ? new AdaptiveLimit(limits.concurrency) : undefined;
    this.requests =
      limits.requestsPerMinute === undefined ? undefined : new TokenBucket(limits.requestsPerMinute, now);
    this.tokens =
      limits.tokensPerMinute === undefined ? undefined : new TokenBucket(limits.tokensPerMinute, now);
  }

  /** Grants what may begin now. Safe to call from within a grant: the outer call goes on in its place. */
  dispatch(): void {
    if (this.dispatching) return;
    this.dispatching = true;
    try {
      for (let lane = this.ring.shift(); lane !== undefined; lane = this.ring.shift()) {
        if (lane.run.isFull) {
          lane.park();
          continue;
        }
        const ticket = lane.peek();
        if (ticket === undefined) {
          lane.leave();
          continue;
        }
        const wait = this.waitFor(ticket);
        if (wait !== 0) {
          this.ring.unshift(lane);
          this.wakeIn(wait);
          return;
        }
        lane.take();
        if (lane.isEmpty) lane.leave();
        else this.ring.push(lane);
        this.grant(ticket);
      }
    } finally {
      this.dispatching = false;
    }
  }

  /** A granted ticket is done. */
  release(ticket: Ticket, feedback: Feedback): void {
    const now = this.clock.now();
    const inUse = this.inUse;
    this.inUse -= 1;
    if (feedback.overloaded === true) this.adaptive?.overloaded(ticket.number, this.granted);
    else if (feedback.failed !== true) this.adaptive?.succeeded(inUse);
    if (feedback.retryAfterMs !== undefined)
      this.pausedUntil = Math.max(this.pausedUntil, now + feedback.retryAfterMs);
    if (feedback.tokens !== undefined) this.tokens?.take(feedback.tokens - ticket.tokens, now);
  }

  private grant(ticket: Ticket): void {
    this.inUse += 1;
    this.granted += 1;
    if (this.requests !== undefined || this.tokens !== undefined) {
      const now = this.clock.now();
      this.requests?.take(1, now);
      this.tokens?.take(ticket.tokens, now);
    }
    ticket.grant(this.granted);
  }

  /** Milliseconds until the ticket may begin; infinite until another one is released. */
  private waitFor(ticket: Ticket): number {
    const limit =
      this.adaptive === undefined ? this.concurrency : Math.min(this.concurrency, this.adaptive.limit);
    if (this.inUse >= limit) return Number.POSITIVE_INFINITY;
    if (this.requests === undefined && this.tokens === undefined && this.pausedUntil === 0) return 0;
    const now = this.clock.now();
    return Math.max(
      0,
      this.pausedUntil - now,
      this.requests?.waitFor(1, now) ?? 0,
      this.tokens?.waitFor(ticket.tokens, now) ?? 0,
    );
  }

  private wakeIn(ms: number): void {
    this.wakeUp?.();
    this.wakeUp = undefined;
    if (ms === Number.POSITIVE_INFINITY) return;
    this.wakeUp = this.clock.after(ms, () => {
      this.wakeUp = undefined;
      this.dispatch();
    });
  }
}
