import { HEDGES, type Hedges, type Json, type TaskErrorBody } from '@parallax/schema';
import type { Clock } from '../clock.ts';
import type { NodeFlow } from '../schedule/node-flow.ts';
import type { PathNode } from '../schedule/path-node.ts';
import { backoffMs, refusedMs } from './backoff.ts';
import type { Emitter } from './emitter.ts';
import type { LiveTask } from './live-task.ts';
import { DeltaSender, LiveText } from './live-text.ts';
import type { Retry } from './retries.ts';
import type { TaskEnding } from './task-material.ts';
import { outputOf } from './task-output.ts';

/** Tells of tasks: that they began, what streams, why they wait, how they ended. */
export class TaskLog {
  private readonly emitter: Emitter;
  private readonly random: () => number;
  private readonly deltas: DeltaSender;
  /** Second requests by node. */
  private readonly hedges: Map<string, number>;

  /** @param hedges second requests by node, that were told before */
  constructor(
    emitter: Emitter,
    clock: Clock,
    options: {
      readonly deltaMs: number;
      readonly random: () => number;
      readonly hedges: Map<string, number>;
    },
  ) {
    this.emitter = emitter;
    this.random = options.random;
    this.hedges = options.hedges;
    this.deltas = new DeltaSender(emitter, clock, options.deltaMs);
  }

  began(task: LiveTask): void {
    this.emitter.taskStart(task);
  }

  text(task: LiveTask): LiveText {
    return new LiveText(this.deltas, task.flow.node.id, task.task);
  }

  data(task: LiveTask, name: string, data: Json): void {
    this.emitter.emit({ type: 'node-data', node: task.flow.node.id, path: task.pathNode.path, name, data });
  }

  /** The attempt failed and there will be another one. Returns how long to wait for it, in milliseconds. */
  retrying(task: LiveTask, error: TaskErrorBody, { refusals, askedMs }: Retry): number {
    const random = this.random();
    const waitMs =
      refusals > 0 ? refusedMs(refusals, askedMs, random) : backoffMs(task.attempt, askedMs, random);
    const { attempt } = task;
    this.emitter.emit({
      type: 'task-retry',
      node: task.flow.node.id,
      task: task.task,
      attempt,
      error,
      waitMs,
    });
    return waitMs;
  }

  /** As `retrying`, for one call of a task that makes many. */
  stepRetrying(task: LiveTask, attempt: number, error: TaskErrorBody, { refusals, askedMs }: Retry): number {
    const random = this.random();
    const waitMs = refusals > 0 ? refusedMs(refusals, askedMs, random) : backoffMs(attempt, askedMs, random);
    this.data(task, 'step-retry', { attempt, waitMs, error: { ...error } });
    return waitMs;
  }

  /** A call is asked a second time, since nothing came for so many milliseconds. */
  hedged(task: LiveTask, afterMs: number): void {
    const node = task.flow.node.id;
    const count = (this.hedges.get(node) ?? 0) + 1;
    this.hedges.set(node, count);
    const data: Hedges = { count, task: task.task, afterMs };
    this.emitter.emit({ type: 'node-data', node, name: HEDGES, data: { ...data } });
  }

  ended(task: LiveTask, ending: TaskEnding): void {
    const reason = 'reason' in ending ? ending.reason : undefined;
    task.place.log.taskEnded(ending.outcome, reason);
    const output = ending.outcome === 'ok' ? outputOf(task.flow.node, ending.result) : undefined;
    const error = 'error' in ending ? ending.error : undefined;
    this.emitter.taskEnd(task, ending.outcome, output, error, reason);
  }

  /** @param failed the label of the node that gave no result */
  skipped(flow: NodeFlow, path: PathNode, failed: string): void {
    const { label } = path;
    const message = `Skipped, because "${failed}" gave no result for it.`;
    this.emitter.emit({
      type: 'task-end',
      node: flow.node.id,
      task: taskIdOf(flow, path),
      path: path.path,
      outcome: 'skipped',
      error: { code: 'skipped', message, retryable: false },
      ms: 0,
      attempts: 0,
      ...(label === '' ? {} : { label }),
    });
  }

  stop(): void {
    this.deltas.stop();
  }
}

/** The stable text form of a node at a path, `review@views:2`. */
export function taskIdOf({ node }: NodeFlow, path: PathNode): string {
  return path.parent === undefined ? node.id : `${node.id}@${path.key}`;
}
