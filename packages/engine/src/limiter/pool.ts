import type { Hold, LimitGauge } from '@parallax/schema';
import type { Clock } from '../clock.ts';
import type { ModelRoute, PoolLimits } from '../model-port.ts';
import type { Account } from './account.ts';
import { AdaptiveLimit } from './adaptive-limit.ts';
import { HeldTime } from './held-time.ts';
import type { Lane } from './lane.ts';
import { LaneRing } from './lane-ring.ts';
import { LearntRate } from './learnt-rate.ts';
import type { Feedback, Ticket } from './ticket.ts';
import { TokenBucket } from './token-bucket.ts';

/** Waits that are shorter than this are not worth telling, in milliseconds. */
const TOLD_MS = 1000;

/** Signs after which the server is taken to limit a rate. */
const RATE_SIGNS = 3;
const FEW = 2;

/** The calls that share one origin, key and model: how many may be under way, and how many a minute may begin. */
export class Pool {
  /** Lanes with something waiting whose run has a free slot; served in turn, so that a large run does not starve a small one. */
  readonly ring = new LaneRing();
  readonly lanes = new Set<Lane>();
  readonly account: Account;
  readonly held: HeldTime;
  lastUsedAt: number;
  private readonly clock: Clock;
  private readonly model: string | undefined;
  private limits: PoolLimits = {};
  private adaptive: AdaptiveLimit | undefined;
  private learnt: LearntRate | undefined;
  private requests: TokenBucket | undefined;
  private tokens: TokenBucket | undefined;
  private inUse = 0;
  private granted = 0;
  private pausedUntil = 0;
  private lastThrottledAt: number | null = null;
  private throttled = 0;
  /** Refusals that a limit on concurrency does not explain. */
  private rateSigns = 0;
  /** How long calls that ended well took lately, in milliseconds. */
  private meanMs = 0;
  /** Tokens that a call used lately: what is set aside for one that is about to begin. */
  private meanTokens = 0;
  private lastGrantAt = 0;
  private hold: Hold | null = null;
  private dispatching = false;
  private wakeUp: (() => void) | undefined;

  constructor(clock: Clock, account: Account, route: ModelRoute) {
    this.clock = clock;
    this.held = new HeldTime(clock);
    this.account = account;
    this.model = route.model;
    this.lastUsedAt = clock.now();
    this.configure(route.limits ?? {});
  }

  /** Takes effect at once; calls that are under way finish. */
  configure(limits: PoolLimits): void {
    const now = this.clock.now();
    const { concurrency, requestsPerMinute, tokensPerMinute, adaptive } = limits;
    this.limits = limits;
    this.adaptive = adaptive === true ? new AdaptiveLimit(concurrency) : undefined;
    this.learnt = adaptive === true ? new LearntRate() : undefined;
    this.requests = requestsPerMinute === undefined ? undefined : new TokenBucket(requestsPerMinute, now);
    this.tokens = tokensPerMinute === undefined ? undefined : new TokenBucket(tokensPerMinute, now);
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
        // Read once for all that follows from it: reading the clock is a good part of what a task costs.
        const now = this.clock.now();
        const { breaker, provider } = this.account;
        const refusal = breaker.refusal(now, provider, lane.run.startedAt);
        const wait = refusal === undefined ? this.waitFor(ticket, now) : 0;
        if (wait !== 0) {
          this.ring.unshift(lane);
          this.wakeIn(wait);
          if (Number.isFinite(wait)) this.held.begin();
          else this.held.end();
          return;
        }
        this.held.end();
        lane.take();
        if (lane.isEmpty) lane.leave();
        else this.ring.push(lane);
        if (refusal === undefined) this.grant(ticket, now);
        else ticket.refuse(refusal);
      }
      this.held.end();
      this.tellHold(null);
    } finally {
      this.dispatching = false;
    }
  }

  /** A granted ticket is done. */
  release(ticket: Ticket, feedback: Feedback): void {
    const now = this.clock.now();
    const { inUse, account } = this;
    this.inUse -= 1;
    this.lastUsedAt = now;
    const { overloaded, refused, retryAfterMs, tokens } = feedback;
    const further = tokens === undefined ? 0 : tokens - ticket.tokens;
    if (tokens !== undefined && tokens > 0)
      this.meanTokens += (tokens - this.meanTokens) / (this.meanTokens === 0 ? 1 : 8);
    if (refused === true) {
      this.throttled += 1;
      this.lastThrottledAt = now;
    }
    if (overloaded === true) this.overloaded(ticket, now, refused === true);
    else if (feedback.failed !== true && feedback.answered === true) {
      this.adaptive?.succeeded(inUse, ticket.among);
      const took = now - ticket.grantedAt;
      this.meanMs += (took - this.meanMs) / 8;
      this.learnt?.succeeded(now);
    }
    if (retryAfterMs !== undefined) this.pausedUntil = Math.max(this.pausedUntil, now + retryAfterMs);
    this.tokens?.take(further, now);
    account.release(further, now);
    if (feedback.denied !== undefined) account.breaker.denied(now, feedback.denied);
    else if (feedback.down === true) account.breaker.failed(now);
    else if (feedback.answered === true) account.breaker.answered();
    else account.breaker.letGo();
  }

  /** A slot became free: the pools of the account are served in turn, this one last. */
  freed(): void {
    this.account.serve(this);
  }

  gauge(): LimitGauge {
    const { breaker } = this.account;
    const limit = this.limit();
    return {
      provider: this.account.provider,
      ...(this.model === undefined ? {} : { model: this.model }),
      limit: Number.isFinite(limit) ? limit : null,
      adaptive: this.adaptive !== undefined,
      inUse: this.inUse,
      waiting: [...this.lanes].reduce((sum, lane) => sum + lane.waiting, 0),
      requestsPerMinute: this.learnt?.perMinute ?? this.limits.requestsPerMinute ?? null,
      tokensPerMinute: this.limits.tokensPerMinute ?? null,
      pausedUntil: this.pausedUntil > this.clock.now() ? this.pausedUntil : null,
      lastThrottledAt: this.lastThrottledAt,
      throttled: this.throttled,
      breaker: breaker.state,
      breakerUntil: breaker.until === 0 ? null : breaker.until,
    };
  }

  /**
   * What the server limits shows in what it refuses: with so many at a time, only calls are refused that came on top of as many as
   * ever were let in; with a rate, others are too.
   */
  private overloaded(ticket: Ticket, now: number, isRefused: boolean): void {
    const { adaptive, learnt } = this;
    if (isRefused && adaptive !== undefined && learnt !== undefined) {
      // So few at a time can as well be told by a rate, which does better when they begin together.
      const isFew = ticket.among <= FEW;
      const isRate = isFew || ticket.among <= adaptive.lately;
      this.rateSigns = isRate ? this.rateSigns + (isFew ? RATE_SIGNS : 1) : Math.max(0, this.rateSigns - 0.5);
      if (learnt.isKnown || this.rateSigns >= RATE_SIGNS) {
        learnt.refused(now, ticket.number, this.granted);
        return;
      }
    }
    adaptive?.overloaded(ticket.number, this.granted, isRefused);
  }

  private grant(ticket: Ticket, now: number): void {
    ticket.tokens = this.tokensOf(ticket);
    this.inUse += 1;
    this.granted += 1;
    this.requests?.take(1, now);
    this.tokens?.take(ticket.tokens, now);
    this.learnt?.took(now);
    this.lastGrantAt = now;
    this.account.take(ticket.tokens, now);
    this.tellHold(null);
    ticket.grant(this.granted, this.inUse, now);
  }

  private tokensOf({ tokens }: Ticket): number {
    return tokens === 0 ? this.meanTokens : tokens;
  }

  private limit(): number {
    return Math.min(
      this.limits.concurrency ?? Number.POSITIVE_INFINITY,
      this.adaptive?.limit ?? Number.POSITIVE_INFINITY,
    );
  }

  /** Milliseconds until the ticket may begin; infinite until another one is released. */
  private waitFor(ticket: Ticket, now: number): number {
    if (this.inUse >= this.limit()) return Number.POSITIVE_INFINITY;
    const tokens = this.tokensOf(ticket);
    const asked = this.pausedUntil - now;
    const rate = Math.max(
      this.learnt?.waitFor(now) ?? 0,
      this.spacing(now),
      this.requests?.waitFor(1, now) ?? 0,
      this.tokens?.waitFor(tokens, now) ?? 0,
    );
    const own = Math.max(0, asked, rate);
    const shared = this.account.waitFor(tokens, now);
    if (shared > 0) this.account.block(this);
    const wait = Math.max(own, shared);
    if (wait >= TOLD_MS && Number.isFinite(wait)) this.tellHold(this.holdOf(now + wait, asked >= wait));
    return wait;
  }

  /**
   * Milliseconds until the next call should begin so that calls do not come in clumps. A server with a rate refuses clumps, and is
   * then taken for one that bears no more at a time. Half of the mean distance, so that it costs next to nothing.
   */
  private spacing(now: number): number {
    if (this.adaptive === undefined || this.throttled === 0 || this.learnt?.isKnown === true) return 0;
    return Math.max(0, this.lastGrantAt + this.meanMs / this.adaptive.limit / 2 - now);
  }

  private holdOf(until: number, isAsked: boolean): Hold {
    const { provider, breaker } = this.account;
    if (breaker.until !== 0) {
      const message = `${provider} failed ${breaker.failures} times in a row. It is left alone for a while and then tried again.`;
      return { reason: 'breaker', provider, message, until };
    }
    if (isAsked)
      return {
        reason: 'asked',
        provider,
        message: `${provider} asked for a pause (too many requests).`,
        until,
      };
    return {
      reason: 'rate',
      provider,
      message: `${provider} allows no more requests or tokens for now.`,
      until,
    };
  }

  /** Tells the runs that wait why, once for each change. */
  private tellHold(hold: Hold | null): void {
    const before = this.hold;
    if (before === hold) return;
    if (
      before !== null &&
      hold !== null &&
      before.reason === hold.reason &&
      (before.until ?? 0) >= (hold.until ?? 0)
    )
      return;
    this.hold = hold;
    for (const lane of this.lanes) if (!lane.isEmpty || hold === null) lane.run.onHold?.(lane.route, hold);
  }

  private wakeIn(ms: number): void {
    this.wakeUp?.();
    this.wakeUp = undefined;
    if (ms === Number.POSITIVE_INFINITY) return;
    this.wakeUp = this.clock.after(Math.ceil(ms), () => {
      this.wakeUp = undefined;
      this.dispatch();
    });
  }
}
