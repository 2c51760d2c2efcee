import type { Clock } from '@parallax/engine';

/** A clock that stands still, and jumps to the next timer whenever everything that could run has run. */
export interface FakeClock extends Clock {
  /** Runs timers until `work` settles. Throws when it waits for something that no timer brings. */
  runUntil<T>(work: Promise<T>): Promise<T>;
  readonly pending: number;
}

export function createFakeClock(): FakeClock {
  let now = 0;
  let timers: { readonly at: number; readonly then: () => void }[] = [];
  return {
    now: () => now,
    after(ms, then) {
      const timer = { at: now + ms, then };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    get pending() {
      return timers.length;
    },
    async runUntil(work) {
      let settled = false;
      const done = () => {
        settled = true;
      };
      work.then(done, done);
      while (true) {
        await new Promise((resolve) => setImmediate(resolve));
        if (settled) return await work;
        const [next] = timers.sort((a, b) => a.at - b.at);
        if (next === undefined) throw new Error('Nothing is left that could bring this to an end.');
        timers = timers.filter((timer) => timer !== next);
        now = next.at;
        next.then();
      }
    },
  };
}
