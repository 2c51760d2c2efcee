import type { CancelReason } from '@parallax/schema';
import type { Clock } from '../clock.ts';
import { type Delivery, type Group, itemOf, missingOf } from '../schedule/group.ts';
import type { LiveTask } from './live-task.ts';

/** What the keeper has done by the run. */
export interface GroupActions {
  /** Makes the task of a group that takes its items as they come. The keeper starts it. */
  feed(group: Group): LiveTask;
  /** Starts a task, unless it has ended before. */
  begin(task: LiveTask): void;
  /** Cancels the stragglers of a group and closes it with what it has. */
  closeEarly(group: Group, reason: CancelReason): void;
}

/** Keeps the waiting policies of groups, and feeds the tasks that take their items as they come. */
export class GroupKeeper {
  private readonly clock: Clock;
  private readonly actions: GroupActions;
  private readonly deadlines = new Map<Group, () => void>();
  private readonly fed = new Map<Group, LiveTask>();

  constructor(clock: Clock, actions: GroupActions) {
    this.clock = clock;
    this.actions = actions;
  }

  opened(group: Group): void {
    const { node } = group.flow;
    const wait = node.gathering?.wait;
    if (typeof wait === 'object' && 'deadlineMs' in wait) {
      const close = () => this.actions.closeEarly(group, 'deadline');
      this.deadlines.set(group, this.clock.after(wait.deadlineMs, close));
    }
    if (node.kind.gather !== 'as-they-come') return;
    const task = this.actions.feed(group);
    this.fed.set(group, task);
    this.actions.begin(task);
  }

  grew(group: Group, delivery: Delivery): void {
    this.fed
      .get(group)
      ?.arrived(
        delivery.cause === undefined
          ? { type: 'item', item: itemOf(group, delivery) }
          : { type: 'missing', missing: missingOf(group, delivery, delivery.cause) },
      );
    const wait = group.flow.node.gathering?.wait;
    if (typeof wait !== 'object' || !('atLeast' in wait)) return;
    if (group.items >= wait.atLeast && !group.isComplete) this.actions.closeEarly(group, 'not-needed');
  }

  /** The group gets nothing more. Returns whether its task is there already and only had to be told. */
  closed(group: Group): boolean {
    this.deadlines.get(group)?.();
    this.deadlines.delete(group);
    const task = this.fed.get(group);
    this.fed.delete(group);
    task?.allArrived();
    return task !== undefined;
  }

  stop(): void {
    for (const stop of this.deadlines.values()) stop();
    this.deadlines.clear();
  }
}
