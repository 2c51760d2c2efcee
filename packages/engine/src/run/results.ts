import type {
  CancelReason,
  EventOf,
  MissingItem,
  OutputItem,
  RunOutcome,
  TaskErrorBody,
  Totals,
} from '@parallax/schema';
import { countTask, noTotals } from '@parallax/schema';
import type { Program } from '../compile/program.ts';
import type { GatheredItem } from '../kind.ts';
import type { LiveTask } from './live-task.ts';
import type { TaskEnding } from './task-material.ts';

/** Why a run stopped before its graph was through. */
export type Stop = CancelReason | undefined;

/** Gathers what `run-end` tells: outputs, totals, and what is missing. */
export class Results {
  private readonly totals: Totals = { ...noTotals };
  readonly missing: MissingItem[] = [];
  private readonly outputs: Record<string, OutputItem[]> = {};

  constructor(program: Program) {
    for (const node of program.nodes) if (isSink(node)) this.outputs[node.id] = [];
  }

  add(task: LiveTask, ending: TaskEnding): void {
    countTask(this.totals, task.workedMs, task.attempt, task.spent);
    if (ending.outcome === 'ok') return;
    // A straggler that nobody needed any more is not missed.
    if (ending.outcome === 'cancelled' && (ending.reason === 'not-needed' || ending.reason === 'run')) return;
    const { label } = task;
    this.missing.push({
      node: task.flow.node.id,
      task: task.task,
      path: task.pathNode.path,
      outcome: ending.outcome,
      ...(label === '' ? {} : { label }),
      ...(ending.outcome === 'cancelled' ? { reason: ending.reason } : { error: ending.error }),
    });
  }

  /** A task that could not run. What it lacked is missing already. */
  skipped(): void {
    countTask(this.totals, 0, 0, undefined);
  }

  /** The values that an output node collected, in (edge, path) order. */
  output(node: string, items: readonly GatheredItem[]): void {
    this.outputs[node] = items.map(({ value, path, label, node: source }) => ({
      path,
      source,
      value,
      ...(label === '' ? {} : { label }),
    }));
  }

  end(
    stop: Stop,
    failure: TaskErrorBody | undefined,
    ms: number,
  ): Omit<EventOf<'run-end'>, 'v' | 'runId' | 'seq' | 'at'> {
    const outcome = this.outcome(stop);
    const error = outcome === 'error' ? (failure ?? this.nothingArrived()) : undefined;
    return {
      type: 'run-end',
      outcome,
      outputs: this.outputs,
      totals: this.totals,
      missing: this.missing,
      ms,
      ...(error === undefined ? {} : { error }),
    };
  }

  private outcome(stop: Stop): RunOutcome {
    if (stop === 'run') return 'cancelled';
    if (stop === 'failed-run') return 'error';
    if (stop === undefined && this.missing.length === 0) return 'ok';
    const lists = Object.values(this.outputs);
    const isEmpty = lists.length > 0 && lists.every((items) => items.length === 0);
    return isEmpty && this.missing.length > 0 ? 'error' : 'partial';
  }

  private nothingArrived(): TaskErrorBody {
    const first = this.missing.find((item) => item.error !== undefined)?.error;
    const why = first === undefined ? '' : ` The first failure: ${first.message}`;
    return {
      code: first?.code ?? 'no-results',
      message: `No result reached an output.${why}`,
      retryable: first?.retryable ?? false,
    };
  }
}

/** A node without outputs: what it gathers is what the run gives back. */
export function isSink(node: Program['nodes'][number]): boolean {
  return node.ports.outputs.length === 0 && node.gathering !== undefined;
}
