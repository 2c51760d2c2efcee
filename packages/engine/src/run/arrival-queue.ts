import type { Arrival } from '../kind.ts';

/** What reaches a node that takes its items as they come. One reader at a time. */
export class ArrivalQueue implements AsyncIterable<Arrival> {
  private readonly waiting: Arrival[] = [];
  private isOver = false;
  private wake: (() => void) | undefined;

  push(arrival: Arrival): void {
    this.waiting.push(arrival);
    this.wake?.();
  }

  end(): void {
    this.isOver = true;
    this.wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Arrival, void> {
    for (;;) {
      const next = this.waiting.shift();
      if (next !== undefined) {
        yield next;
        continue;
      }
      if (this.isOver) return;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      this.wake = undefined;
    }
  }
}
