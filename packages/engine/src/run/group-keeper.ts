import type { CancelReason } from '@parallax/schema';
import type { Clock } from '../clock.ts';
import type { ProgramEdge } from '../compile/program.ts';
import type { Arrival } from '../kind.ts';
import { type Delivery, type Group, itemOf, missingOf } from '../schedule/group.ts';
import { InOrder } from '../schedule/in-order.ts';
import type { PathNode } from '../schedule/path-node.ts';
import type { LiveTask } from './live-task.ts';
import type { TaskMaterial } from './task-material.ts';

/** A task that takes its items as they come, and what puts them in order. */
interface Fed {
  readonly task: LiveTask;
  readonly order: InOrder;
}

type Gathered = Pick<TaskMaterial, 'items' | 'missing'>;

/** What the keeper has done by the run. */
export interface GroupActions {
  /** Makes the task of a group that takes its items as they come. The keeper starts it. */
  feed(group: Group): LiveTask;
  /** Starts a task, unless it has ended before. */
  begin(task: LiveTask): void;
  /** Whether such a task begins only when its group is complete. */
  readonly waitsForAll: boolean;
  /** Cancels the stragglers of a group and closes it with what it has. */
  closeEarly(group: Group, reason: CancelReason): void;
}

/** Keeps the waiting policies of groups, and feeds the tasks that take their items as they come. */
export class GroupKeeper {
  private readonly clock: Clock;
  private readonly actions: GroupActions;
  private readonly deadlines = new Map<Group, () => void>();
  private readonly fed = new Map<Group, Fed>();

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
    if (node.gather !== 'as-they-come') return;
    const task = this.actions.feed(group);
    const order = new InOrder(group, (delivery) => task.arrivedInOrder(arrivalOf(group, delivery)));
    this.fed.set(group, { task, order });
    for (const delivery of group.deliveries) task.arrived(arrivalOf(group, delivery));
    if (!this.actions.waitsForAll) this.actions.begin(task);
  }

  widened(group: Group, edge: ProgramEdge, path: PathNode, branches: number, isWhole: boolean): void {
    this.fed.get(group)?.order.widened(edge, path, branches, isWhole);
  }

  grew(group: Group, delivery: Delivery): void {
    const fed = this.fed.get(group);
    fed?.task.arrived(arrivalOf(group, delivery));
    fed?.order.add(delivery);
    const wait = group.flow.node.gathering?.wait;
    if (typeof wait !== 'object' || !('atLeast' in wait)) return;
    if (group.items >= wait.atLeast && !group.isComplete) this.actions.closeEarly(group, 'not-needed');
  }

  /** The group gets nothing more. Returns whether its task is there already and only had to be told. */
  closed(group: Group, gathered: Gathered): boolean {
    this.deadlines.get(group)?.();
    this.deadlines.delete(group);
    const fed = this.fed.get(group);
    if (fed === undefined) return false;
    this.fed.delete(group);
    fed.order.close();
    fed.task.allArrived(gathered);
    if (this.actions.waitsForAll) this.actions.begin(fed.task);
    return true;
  }

  stop(): void {
    for (const stop of this.deadlines.values()) stop();
    this.deadlines.clear();
  }
}

function arrivalOf(group: Group, delivery: Delivery): Arrival {
  return delivery.cause === undefined
    ? { type: 'item', item: itemOf(group, delivery) }
    : { type: 'missing', missing: missingOf(group, delivery, delivery.cause) };
}
