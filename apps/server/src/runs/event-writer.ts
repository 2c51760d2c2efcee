import type { Clock } from '@parallax/engine';
import type { EventRow, RunEnd, RunStore } from '../store/store.ts';

/** Rows wait for others this long, in milliseconds, or until there are this many. */
const WAIT_MS = 20;
const BATCH = 200;
/** After a failed write, the next try is this much later. Nothing is dropped meanwhile. */
const RETRY_MS = 1000;

interface Waiter {
  readonly target: number;
  resolve(): void;
  reject(reason: unknown): void;
}

/** Puts the events of all runs into the store, many in one transaction. */
export class EventWriter {
  private rows: EventRow[] = [];
  private ends: { end: RunEnd; stored: () => void }[] = [];
  private waiters: Waiter[] = [];
  private added = 0;
  private written = 0;
  private writing = false;
  private callOff: (() => void) | null = null;

  private readonly store: Pick<RunStore, 'append'>;
  private readonly clock: Clock;
  private readonly log: (message: string, thrown: unknown) => void;

  constructor(
    store: Pick<RunStore, 'append'>,
    clock: Clock,
    log: (message: string, thrown: unknown) => void,
  ) {
    this.store = store;
    this.clock = clock;
    this.log = log;
  }

  add(row: EventRow): void {
    this.rows.push(row);
    this.added += 1;
    if (this.rows.length >= BATCH) void this.drain();
    else this.schedule(WAIT_MS);
  }

  /** Records how a run ended, in the same transaction as its last events. `stored` is called once that is safe. */
  end(end: RunEnd, stored: () => void): void {
    this.ends.push({ end, stored });
    this.added += 1;
    this.schedule(WAIT_MS);
  }

  /** Resolves when all that was added so far is stored; rejects when a write failed (it will be tried again). */
  flush(): Promise<void> {
    const target = this.added;
    if (this.written >= target) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.waiters.push({ target, resolve, reject });
      void this.drain();
    });
  }

  private schedule(ms: number): void {
    this.callOff ??= this.clock.after(ms, () => void this.drain());
  }

  private async drain(): Promise<void> {
    this.callOff?.();
    this.callOff = null;
    if (this.writing) return;
    this.writing = true;
    while (this.rows.length + this.ends.length > 0) {
      const { rows, ends } = this;
      this.rows = [];
      this.ends = [];
      try {
        await this.store.append(
          rows,
          ends.map(({ end }) => end),
        );
      } catch (error) {
        this.rows = [...rows, ...this.rows];
        this.ends = [...ends, ...this.ends];
        this.failed(error);
        break;
      }
      this.written += rows.length + ends.length;
      for (const { stored } of ends) stored();
      this.settle();
    }
    this.writing = false;
  }

  private settle(): void {
    const done = this.waiters.filter(({ target }) => target <= this.written);
    this.waiters = this.waiters.filter(({ target }) => target > this.written);
    for (const waiter of done) waiter.resolve();
  }

  private failed(error: unknown): void {
    this.log('Events could not be stored. The next try follows; check the disk of the data folder.', error);
    this.schedule(RETRY_MS);
    const { waiters } = this;
    this.waiters = [];
    for (const waiter of waiters) waiter.reject(error);
  }
}
