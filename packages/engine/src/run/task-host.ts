import type { CancelReason, Json, Limits, TaskErrorBody, Usage } from '@parallax/schema';
import type { Clock } from '../clock.ts';
import type { RunSlots } from '../limiter/limiter.ts';
import type { ModelRoute } from '../model-port.ts';
import type { PathNode } from '../schedule/path-node.ts';
import type { EarlierResult } from './ledger.ts';
import type { LiveTask, TaskEnding } from './live-task.ts';
import type { LiveText } from './live-text.ts';
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
  /** Why no further model call may begin; undefined while it may. */
  refusal(): CancelReason | undefined;
  sampleOf(path: PathNode): number;
  /** The content key of a task that asks a model; undefined when nobody wants it. */
  keyOf(task: LiveTask): string | undefined;
  /** The result of an earlier run that serves for this task. */
  earlier(task: LiveTask, key: string): EarlierResult | undefined;
  liveText(task: LiveTask): LiveText;
  began(task: LiveTask): void;
  /**
   * Tells of the failed attempt and says how long to wait before the next, in milliseconds.
   * `refusals` is how often the server had too much to do; 0 for a failure.
   */
  retrying(task: LiveTask, error: TaskErrorBody, refusals: number, askedMs: number | undefined): number;
  /** A task asks for a slot of this route. */
  waiting(task: LiveTask, route: ModelRoute): void;
  /** Tells of the end, hands the result on, and then lets the task go (`letGo`). */
  ended(task: LiveTask, ending: TaskEnding): void;
  data(task: LiveTask, name: string, data: Json): void;
  spent(usage: Usage): void;
}
