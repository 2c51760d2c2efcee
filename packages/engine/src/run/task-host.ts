import type { CancelReason, Json, Limits } from '@parallax/schema';
import type { Clock } from '../clock.ts';
import type { RunSlots } from '../limiter/limiter.ts';
import type { ModelRoute } from '../model-port.ts';
import type { PathNode } from '../schedule/path-node.ts';
import type { Budget } from './budget.ts';
import type { Hedging } from './hedging.ts';
import type { Ledger } from './ledger.ts';
import type { LiveTask } from './live-task.ts';
import type { TaskLog } from './task-log.ts';
import type { TaskEnding } from './task-material.ts';
import type { TaskRunner } from './task-runner.ts';
import type { WatchList } from './watch-list.ts';

/** What a task needs of its run. */
export interface TaskHost {
  readonly runId: string;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly runner: TaskRunner;
  readonly slots: RunSlots;
  readonly watchList: WatchList;
  readonly seed: number;
  /** Throws a `TaskError` when no provider has the model. */
  route(model: string): ModelRoute;
  readonly budget: Budget;
  readonly ledger: Ledger;
  readonly log: TaskLog;
  /** Asks stragglers a second time; undefined when the graph does not want that. */
  readonly hedging: Hedging | undefined;
  /** Why no further model call may begin; undefined while it may. */
  refusal(): CancelReason | undefined;
  sampleOf(path: PathNode): number;
  /** A call that the task finished before its run's process went away. */
  step(task: LiveTask, key: string): Json | undefined;
  /** A task asks for a slot of this route. */
  waiting(task: LiveTask, route: ModelRoute): void;
  /** Tells of the end, hands the result on, and then lets the task go (`letGo`). */
  ended(task: LiveTask, ending: TaskEnding): void;
}
