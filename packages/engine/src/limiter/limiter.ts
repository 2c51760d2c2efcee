import type { Hold, LimitGauge } from '@parallax/schema';
import { type Clock, systemClock } from '../clock.ts';
import type { ModelRoute, PoolLimits } from '../model-port.ts';
import { Account } from './account.ts';
import { Lane } from './lane.ts';
import { Pool } from './pool.ts';
import type { Ticket, Waiter } from './ticket.ts';

const unlimited: PoolLimits = {};
/** How long a pool that nobody uses stays in the gauges, in milliseconds. */
const RECENTLY_MS = 600_000;

/**
 * The one mechanism that every model call passes, shared by all runs of a process: slots of its run, then slots and rates of its
 * pool. Among the waiting calls of a run those furthest along the graph go first, so that items leave the pipeline as early as
 * they can; runs that share a pool take turns.
 */
export class Limiter {
  private readonly clock: Clock;
  private readonly pools = new Map<string, Pool>();
  private readonly accounts = new Map<string, Account>();
  /** Limits that were set for accounts, also before these were used. */
  private readonly settings = new Map<string, PoolLimits>();

  constructor(options: { readonly clock?: Clock } = {}) {
    this.clock = options.clock ?? systemClock;
  }

  /** The slots of one run: at most `concurrency` of its calls are under way at once. */
  run(concurrency: number): RunSlots {
    return new RunSlots(this, concurrency, this.clock.now());
  }

  pool(route: ModelRoute): Pool {
    let pool = this.pools.get(route.pool);
    if (pool === undefined) {
      pool = new Pool(this.clock, this.account(route), route);
      this.pools.set(route.pool, pool);
    }
    return pool;
  }

  /** Sets what an account may use, by its key: at once, also for runs that are under way. */
  configure(account: string, limits: PoolLimits): void {
    this.settings.set(account, limits);
    const known = this.accounts.get(account);
    known?.configure(limits, this.clock.now());
    known?.serve();
  }

  /** How the limits stand now, of all that is in use or was in the last minutes. */
  gauges(): LimitGauge[] {
    const since = this.clock.now() - RECENTLY_MS;
    return [...this.pools.values()]
      .map((pool) => ({ pool, gauge: pool.gauge() }))
      .filter(({ pool, gauge }) => gauge.inUse + gauge.waiting > 0 || pool.lastUsedAt >= since)
      .map(({ gauge }) => gauge);
  }

  private account({ pool, account, provider }: ModelRoute): Account {
    // A pool without an account has one to itself, so that there is one way to wait.
    const key = account?.key ?? `only ${pool}`;
    let known = this.accounts.get(key);
    if (known === undefined) {
      const limits = this.settings.get(key) ?? account?.limits ?? unlimited;
      known = new Account(provider ?? pool, limits, this.clock.now());
      this.accounts.set(key, known);
    }
    return known;
  }
}

export class RunSlots {
  active = 0;
  /** Told why calls of a pool do not begin, and with null when they do again. */
  onHold: ((pool: string, hold: Hold | null) => void) | undefined;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  private readonly limiter: Limiter;
  private readonly concurrency: number;
  private readonly lanes = new Map<string, Lane>();

  constructor(limiter: Limiter, concurrency: number, startedAt: number) {
    this.startedAt = startedAt;
    this.limiter = limiter;
    this.concurrency = concurrency;
  }

  get isFull(): boolean {
    return this.active >= this.concurrency;
  }

  /** Asks for a slot. `waiter.granted` is called by a later `dispatch`, never before this returns. */
  request(route: ModelRoute, rank: number, waiter: Waiter, tokens = 0): Ticket {
    let lane = this.lanes.get(route.pool);
    if (lane === undefined) {
      lane = new Lane(this, this.limiter.pool(route), route.pool);
      this.lanes.set(route.pool, lane);
    }
    return lane.add(rank, waiter, tokens);
  }

  /** Lets the pool of a route grant what may begin. Separate from `request`, so that the caller holds its ticket first. */
  dispatch(route: ModelRoute): void {
    this.lanes.get(route.pool)?.pool.dispatch();
  }

  /** The run is over: the pools need not know it any more. */
  close(): void {
    this.onHold = undefined;
    for (const lane of this.lanes.values()) lane.pool.lanes.delete(lane);
  }

  /** A slot became free: lanes that had none are served again, the one that is furthest along first. */
  unpark(): void {
    if (this.lanes.size === 1) {
      for (const lane of this.lanes.values()) lane.unpark();
      return;
    }
    const parked = [...this.lanes.values()].filter((lane) => lane.unpark());
    parked.sort((a, b) => b.rank - a.rank);
    for (const lane of parked) lane.pool.dispatch();
  }
}
