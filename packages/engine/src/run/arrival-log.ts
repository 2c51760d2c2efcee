import type { Arrival } from '../kind.ts';

/** What reached a node that takes its items as they come. Each attempt reads it from the beginning. */
export class ArrivalLog {
  private readonly arrivals: Arrival[] = [];
  isOver = false;
  private readonly readers = new Set<() => void>();

  push(arrival: Arrival): void {
    this.arrivals.push(arrival);
    this.wake();
  }

  end(): void {
    this.isOver = true;
    this.wake();
  }

  /** All arrivals so far and, as they come, those that follow. Ends when nothing more can come, or when `isStopped` says so. */
  async *read(isStopped: () => boolean): AsyncGenerator<Arrival, void> {
    let next = 0;
    for (;;) {
      if (isStopped()) return;
      const arrival = this.arrivals[next];
      if (arrival !== undefined) {
        next += 1;
        yield arrival;
      } else if (this.isOver) {
        return;
      } else {
        await this.news();
      }
    }
  }

  /** Lets readers look again, whether something came or they are to stop. */
  wake(): void {
    const waiting = [...this.readers];
    this.readers.clear();
    for (const wake of waiting) wake();
  }

  private news(): Promise<void> {
    return new Promise((resolve) => this.readers.add(resolve));
  }
}
