import {
  type CancelReason,
  comparePaths,
  type Json,
  type NodeState,
  type Path,
  parseTaskId,
  type TaskState,
} from '@parallax/schema';
import type { ViewState } from '../ui/states.ts';
import type { RunView } from './run-store.ts';

/** The state of a task as it is drawn. */
export function taskViewState(task: TaskState | undefined): ViewState {
  switch (task?.status) {
    case undefined:
      return 'waiting';
    case 'ok':
      return task?.reused !== undefined ? 'reused' : 'ok';
    case 'error':
      return 'failed';
    case 'timeout':
      return 'timed-out';
    default:
      return task?.status ?? 'waiting';
  }
}

/** The state of a node as it is drawn. One that the run has not reached waits, or was skipped once the run is over. */
export function nodeViewState(node: NodeState | undefined, runIsOver = false): ViewState {
  if (node === undefined) return runIsOver ? 'skipped' : 'waiting';
  if (node.status === 'error') return 'failed';
  if (node.status !== 'running') return node.status;
  if (node.running > 0 || node.retrying === 0) return 'running';
  return 'retrying';
}

/** The state of the run as it is drawn; null where no run is shown. */
export function runViewState({ state, interrupted, starting }: RunView): ViewState | null {
  if (starting) return 'queued';
  if (state === null) return null;
  if (interrupted) return 'cancelled';
  if (state.status === 'pending') return 'queued';
  return state.status === 'error' ? 'failed' : state.status;
}

/** Whether the run is going on. */
export function isLive({ state, interrupted, starting }: RunView): boolean {
  return starting || (!interrupted && (state?.status === 'pending' || state?.status === 'running'));
}

/** A node's task by its id, in O(log n): tasks are sorted by path. */
export function findTask(node: NodeState | undefined, taskId: string): TaskState | undefined {
  return node?.tasks[findTaskIndex(node.tasks, taskId)];
}

/** Where a task is among the tasks of its node; -1 where it is not. */
export function findTaskIndex(tasks: readonly TaskState[], taskId: string): number {
  const index = indexAt(tasks, parseTaskId(taskId).path);
  return tasks[index]?.task === taskId ? index : -1;
}

/** A node's task at a path, in O(log n). */
export function findTaskAt({ tasks }: NodeState, path: Path): TaskState | undefined {
  const found = tasks[indexAt(tasks, path)];
  return found !== undefined && comparePaths(found.path, path) === 0 ? found : undefined;
}

/** Where the task of a path is, or would be. */
function indexAt(tasks: readonly TaskState[], path: Path): number {
  let low = 0;
  let high = tasks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const task = tasks[middle];
    if (task !== undefined && comparePaths(task.path, path) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What can be read of a task: its live text, its output (or how it begins) once it has ended, or its thoughts while there is nothing else. */
export function taskText(task: TaskState | undefined): string {
  if (task === undefined) return '';
  if (task.text !== undefined && task.text !== '') return task.text;
  if (task.output !== undefined) return jsonText(task.output);
  if (task.clipped !== undefined) return task.clipped.text;
  return task.thought ?? '';
}

/** A value as text: strings as they are, everything else as indented JSON. */
export function jsonText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** Why a task was cancelled, in words. */
const cancelWords: Readonly<Record<CancelReason, string>> = {
  run: 'Cancelled with the run.',
  'not-needed': 'Not needed: its group was complete without it.',
  deadline: 'Cancelled: the time was up.',
  budget: 'Not begun: the budget was used up.',
  'failed-run': 'Cancelled, since another task had failed.',
};

/** What is to be said of a task that gave nothing to read; empty where there is something. */
export function taskRemark(task: TaskState): string {
  if (task.status === 'cancelled') return cancelWords[task.reason ?? 'run'];
  if (task.status === 'skipped') return 'Skipped: what it needs did not come.';
  return '';
}
