import type { Clock } from '@parallax/engine';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly then: () => void;
}

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  private time: number;
  private readonly timers = new Set<Timer>();
  private order = 0;

  constructor(startMs = 1_000_000) {
    this.time = startMs;
  }

  now(): number {
    return this.time;
  }

  after(ms: number, then: () => void): () => void {
    this.order += 1;
    const timer = { at: this.time + Math.max(0, ms), order: this.order, then };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  /** Timers that have neither fired nor been called off. */
  get pending(): number {
    return this.timers.size;
  }

  /** Lets pending promises settle, then fires what is due within `ms` milliseconds, in order. */
  async advance(ms: number): Promise<void> {
    const until = this.time + ms;
    await settle();
    for (let timer = this.next(); timer !== undefined && timer.at <= until; timer = this.next()) {
      this.fire(timer);
      await settle();
    }
    this.time = until;
  }

  /** Moves from timer to timer until the promise has settled. Throws when nothing is left that could settle it. */
  async until<T>(promise: Promise<T>): Promise<T> {
    let isSettled = false;
    const done = () => {
      isSettled = true;
    };
    promise.then(done, done);
    for (;;) {
      await settle();
      if (isSettled) return promise;
      const timer = this.next();
      if (timer === undefined)
        throw new Error('The clock has no timer left, and the promise has not settled.');
      this.fire(timer);
    }
  }

  private next(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.timers) {
      if (first === undefined || timer.at < first.at || (timer.at === first.at && timer.order < first.order))
        first = timer;
    }
    return first;
  }

  private fire(timer: Timer): void {
    this.timers.delete(timer);
    this.time = Math.max(this.time, timer.at);
    timer.then();
  }
}

/** Lets everything run that needs no timer: microtasks, however long their chains. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
