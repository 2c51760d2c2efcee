import {
  HEDGES,
  hedgesSchema,
  type Json,
  type Path,
  type RunState,
  stepKey,
  type TaskErrorBody,
  type TaskState,
  taskId,
  type Usage,
} from '@parallax/schema';
import type { ProgramNode } from '../compile/program.ts';
import { problemOf } from './check-result.ts';
import type { NodePast } from './node-log.ts';
import type { TaskEnding } from './task-material.ts';
import { resultOf } from './task-output.ts';

const unknownError: TaskErrorBody = {
  code: 'unknown',
  message: 'It failed, and why was not recorded.',
  retryable: false,
};

/** Every block of numbers is wide enough for all events that one execution can have. */
const BLOCK = 2 ** 32;

/**
 * What was recorded of a run before its process went away: the fold of its stored events. Tasks that ended are not done again, nor
 * told again; those that were under way begin anew.
 */
export class Past {
  private readonly tasks = new Map<string, TaskState>();
  private readonly state: RunState;
  /** Attempts that were under way: their calls may be billed twice. */
  readonly lost: number;

  constructor(state: RunState) {
    this.state = state;
    let lost = 0;
    for (const [node, { tasks }] of Object.entries(state.nodes)) {
      for (const task of tasks) {
        if (task.status === 'running') lost += 1;
        else if (task.status !== 'retrying') this.tasks.set(taskId(node, task.path), task);
      }
    }
    this.lost = lost;
  }

  /** How a task ended; undefined when it did not. */
  task(id: string): TaskState | undefined {
    return this.tasks.get(id);
  }

  /** A call that a task of many finished before it could end. */
  step(node: string, path: Path, key: string): Json | undefined {
    return this.state.nodes[node]?.data[stepKey(path, key)];
  }

  node(id: string): NodePast | undefined {
    const node = this.state.nodes[id];
    return node === undefined ? undefined : { width: node.width, hasEnded: node.endedAt !== undefined };
  }

  /**
   * The number after which events go on. Streamed text is numbered and not stored, so a viewer may have seen numbers far beyond the
   * last stored one: the run goes on in the next block.
   */
  get afterSeq(): number {
    return (Math.floor(this.state.throughSeq / BLOCK) + 1) * BLOCK;
  }

  get startedAt(): number {
    return this.state.startedAt ?? 0;
  }

  /** Time in which nobody executed the run before, in milliseconds. */
  get downMs(): number {
    return this.state.downMs ?? 0;
  }

  get spent(): Usage {
    const { calls, inputTokens, outputTokens, costUsd } = this.state.totals;
    return { calls, inputTokens, outputTokens, costUsd };
  }

  /** Calls that were asked a second time, by node. */
  hedges(): Map<string, number> {
    const counts = Object.entries(this.state.nodes).map(([id, { data }]): [string, number] => {
      const told = hedgesSchema.safeParse(data[HEDGES]);
      return [id, told.success ? told.data.count : 0];
    });
    return new Map(counts);
  }

  /** When something of the run was last recorded, in milliseconds since the epoch. */
  lastAt(): number {
    let last = this.startedAt;
    for (const { startedAt, endedAt = 0, tasks } of Object.values(this.state.nodes)) {
      last = Math.max(last, startedAt, endedAt);
      for (const task of tasks) last = Math.max(last, task.startedAt ?? 0, task.endedAt ?? 0);
    }
    return last;
  }
}

/** How a task ended, as its record tells. */
export function endingOf(node: ProgramNode, past: TaskState): TaskEnding {
  const { status, output, error = unknownError, reason = 'run' } = past;
  switch (status) {
    case 'ok': {
      const result = resultOf(node, output);
      const wrong = problemOf(result);
      return wrong === undefined ? { outcome: 'ok', result } : { outcome: 'error', error: wrong.toBody() };
    }
    case 'cancelled':
      return { outcome: 'cancelled', reason };
    case 'timeout':
      return { outcome: 'timeout', error };
    default:
      return { outcome: 'error', error };
  }
}
