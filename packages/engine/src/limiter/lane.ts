import type { RunSlots } from './limiter.ts';
import type { Pool } from './pool.ts';
import { RankQueue } from './rank-queue.ts';
import { Ticket, type Waiter } from './ticket.ts';

/** The tickets of one run that wait for one pool. */
export class Lane {
  readonly run: RunSlots;
  readonly pool: Pool;
  /** The key of the pool. */
  readonly route: string;
  private readonly queue = new RankQueue<Ticket>();
  /** The lane that is served after this one; kept by the ring. */
  next: Lane | undefined;
  waiting = 0;
  /** `out`: nothing waits; `ring`: the pool serves it; `parked`: its run has no free slot. */
  private place: 'out' | 'ring' | 'parked' = 'out';

  constructor(run: RunSlots, pool: Pool, route: string) {
    this.run = run;
    this.pool = pool;
    this.route = route;
    pool.lanes.add(this);
  }

  get isEmpty(): boolean {
    return this.waiting === 0;
  }

  /** The rank of the ticket that would be served next. */
  get rank(): number {
    return this.queue.highest ?? -1;
  }

  add(rank: number, waiter: Waiter, tokens: number): Ticket {
    const ticket = new Ticket(this, waiter, tokens);
    this.queue.add(rank, ticket);
    this.waiting += 1;
    if (this.place === 'out') this.enter();
    return ticket;
  }

  /** The next ticket that still waits. */
  peek(): Ticket | undefined {
    for (let ticket = this.queue.peek(); ticket !== undefined; ticket = this.queue.peek()) {
      if (ticket.state === 'waiting') return ticket;
      this.queue.take();
    }
    return undefined;
  }

  take(): void {
    this.queue.take();
    this.waiting -= 1;
  }

  gaveUp(): void {
    this.waiting -= 1;
  }

  leave(): void {
    this.place = 'out';
  }

  park(): void {
    this.place = 'parked';
  }

  /** Whether it had been parked and is now served again. */
  unpark(): boolean {
    if (this.place !== 'parked') return false;
    this.enter();
    return true;
  }

  private enter(): void {
    this.place = 'ring';
    this.pool.ring.push(this);
  }
}
