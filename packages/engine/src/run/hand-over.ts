import type { LiveTask } from './live-task.ts';

/**
 * Tasks whose end was told and is being stored. What follows from a result begins, and the slot of its call is given back, only once
 * the result is safe: so what a crash makes us ask again never exceeds the slots.
 */
export class HandOver {
  private readonly waiting = new Map<LiveTask, () => void>();
  private readonly whenStored: ((then: () => void) => void) | undefined;

  constructor(whenStored: ((then: () => void) => void) | undefined) {
    this.whenStored = whenStored;
  }

  /** Calls `settle` when the events so far are stored; at once for a task that asked nobody, since it can be done again for nothing. */
  add(task: LiveTask, settle: () => void): void {
    if (this.whenStored === undefined || task.spent === undefined) {
      settle();
      return;
    }
    this.waiting.set(task, settle);
    this.whenStored(() => this.settle(task));
  }

  /** Does not wait any longer for the tasks that are meant: their group closes, or the run ends. */
  settleNow(isMeant: (task: LiveTask) => boolean): void {
    for (const task of [...this.waiting.keys()]) if (isMeant(task)) this.settle(task);
  }

  private settle(task: LiveTask): void {
    const settle = this.waiting.get(task);
    this.waiting.delete(task);
    settle?.();
  }
}
