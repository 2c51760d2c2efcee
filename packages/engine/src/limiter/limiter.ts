import { type Clock, systemClock } from '../clock.ts';
import type { ModelRoute } from '../model-port.ts';
import { Lane } from './lane.ts';
import { Pool } from './pool.ts';
import type { Ticket, Waiter } from './ticket.ts';

const unlimited = {};

/**
 * The one mechanism that every model call passes, shared by all runs of a process: slots of its run, then slots and rates of its
 * pool. Among the waiting calls of a run those furthest along the graph go first, so that items leave the pipeline as early as
 * they can; runs that share a pool take turns.
 */
export class Limiter {
  private readonly clock: Clock;
  private readonly pools = new Map<string, Pool>();

  constructor(options: { readonly clock?: Clock } = {}) {
    this.clock = options.clock ?? systemClock;
  }

  /** The slots of one run: at most `concurrency` of its calls are under way at once. */
  run(concurrency: number): RunSlots {
    return new RunSlots(this, concurrency);
  }

  pool(route: ModelRoute): Pool {
    let pool = this.pools.get(route.pool);
    if (pool === undefined) {
      pool = new Pool(this.clock, route.limits ?? unlimited);
      this.pools.set(route.pool, pool);
    }
    return pool;
  }
}

export class RunSlots {
  active = 0;
  private readonly limiter: Limiter;
  private readonly concurrency: number;
  private readonly lanes = new Map<string, Lane>();

  constructor(limiter: Limiter, concurrency: number) {
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
      lane = new Lane(this, this.limiter.pool(route));
      this.lanes.set(route.pool, lane);
    }
    return lane.add(rank, waiter, tokens);
  }

  /** Lets the pool of a route grant what may begin. Separate from `request`, so that the caller holds its ticket first. */
  dispatch(route: ModelRoute): void {
    this.lanes.get(route.pool)?.pool.dispatch();
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
