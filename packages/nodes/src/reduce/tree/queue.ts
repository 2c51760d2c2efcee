/** Values that are read in the order in which they were put, each when it is there, while others are still being put. */
export class Queue<T> {
  private readonly values: Promise<T>[] = [];
  private isOver = false;
  private wake: (() => void) | undefined;

  push(value: Promise<T>): void {
    // Whoever reads it hears of a failure; until then nobody does.
    value.catch(() => undefined);
    this.values.push(value);
    this.wake?.();
  }

  end(): void {
    this.isOver = true;
    this.wake?.();
  }

  async *read(): AsyncGenerator<T, void> {
    for (let next = 0; ; ) {
      const value = this.values[next];
      if (value !== undefined) {
        yield await value;
        next += 1;
      } else if (this.isOver) {
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    }
  }
}
