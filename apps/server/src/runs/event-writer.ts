import type { Clock } from '@parallax/engine';
import type { EventRow, RunEnd, RunStore } from '../store/store.ts';

/** After a failed write, the next try is this much later, in milliseconds. Nothing is dropped meanwhile. */
const RETRY_MS = 1000;

/** Calls back once the present turn of the event loop is through; what comes in one turn is written together. */
export type Soon = (then: () => void) => void;

const nextTurn: Soon = (then) => {
  setImmediate(then);
};

interface Waiter {
  /** Rows and ends that have to be written first. */
  readonly target: number;
  then(): void;
}

/**
 * Puts the events of all runs into the store in the order in which they came, everything of one turn in one transaction: an end of a
 * run and all that it cancelled are there together or not at all. While one write is under way, the next ones gather.
 */
export class EventWriter {
  private rows: EventRow[] = [];
  private ends: { end: RunEnd; stored: () => void }[] = [];
  /** In order of their targets. */
  private waiters: Waiter[] = [];
  private flushes = new Set<(reason: unknown) => void>();
  private added = 0;
  private written = 0;
  private writing = false;
  private scheduled = false;

  private readonly store: Pick<RunStore, 'append'>;
  private readonly clock: Clock;
  private readonly log: (message: string, thrown: unknown) => void;
  private readonly soon: Soon;

  constructor(
    store: Pick<RunStore, 'append'>,
    clock: Clock,
    log: (message: string, thrown: unknown) => void,
    soon: Soon = nextTurn,
  ) {
    this.store = store;
    this.clock = clock;
    this.log = log;
    this.soon = soon;
  }

  add(row: EventRow): void {
    this.rows.push(row);
    this.added += 1;
    this.schedule();
  }

  /** Records how a run ended, in the same transaction as its last events. `stored` is called once that is safe. */
  end(end: RunEnd, stored: () => void): void {
    this.ends.push({ end, stored });
    this.added += 1;
    this.schedule();
  }

  /** Calls `then` when all that was added so far is stored; at once if it is. A write that fails is tried again until it works. */
  whenStored(then: () => void): void {
    if (this.written >= this.added) then();
    else this.waiters.push({ target: this.added, then });
  }

  /** Resolves when all that was added so far is stored; rejects when a write failed (it will be tried again). */
  flush(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.flushes.add(reject);
      this.whenStored(() => {
        this.flushes.delete(reject);
        resolve();
      });
    });
  }

  private schedule(): void {
    if (this.scheduled || this.writing) return;
    this.scheduled = true;
    this.soon(() => void this.drain());
  }

  private async drain(): Promise<void> {
    this.scheduled = false;
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
    const count = this.waiters.findIndex(({ target }) => target > this.written);
    for (const waiter of this.waiters.splice(0, count < 0 ? this.waiters.length : count)) waiter.then();
  }

  private failed(error: unknown): void {
    this.log(
      'Events could not be stored. Runs wait and the next try follows; check the disk of the data folder.',
      error,
    );
    this.scheduled = true;
    this.clock.after(RETRY_MS, () => void this.drain());
    const { flushes } = this;
    this.flushes = new Set();
    for (const reject of flushes) reject(error);
  }
}
