import type { EventOf, OutputItem, OutputRef, RunOutputs } from './event.ts';
import { isJsonObject, type Json } from './json.ts';
import { comparePaths, parseTaskId, taskId } from './path.ts';
import type { RunState, TaskState } from './run-state.ts';

/**
 * `run-end` as it is stored and sent: an item that is what a task gave names the task, so that no value is in the log twice.
 * `state` is the fold of all that came before.
 */
export function withOutputRefs(event: EventOf<'run-end'>, state: RunState): EventOf<'run-end'> {
  const refs = Object.entries(event.outputs).map(([output, items]): [string, OutputRef[]] => [
    output,
    items.map((item) => refTo(item, state)),
  ]);
  return { ...event, outputs: {}, outputRefs: Object.fromEntries(refs) };
}

/** The outputs with their values. One that a task's output cannot be found for is null. */
export function restoreOutputs(event: EventOf<'run-end'>, state: RunState): RunOutputs {
  const { outputs, outputRefs } = event;
  if (outputRefs === undefined) return outputs;
  const taskOf = (task: string) => {
    const { node, path } = parseTaskId(task);
    return findTask(state, node, path);
  };
  const restored = Object.entries(outputRefs).map(([output, refs]): [string, OutputItem[]] => [
    output,
    refs.map((ref) => restoreItem(ref, taskOf)),
  ]);
  return { ...outputs, ...Object.fromEntries(restored) };
}

/** One item with its value, of what `taskOf` knows of the task that it names. */
export function restoreItem(
  { task, port, value = null, ...rest }: OutputRef,
  taskOf: (task: string) => Pick<TaskState, 'output' | 'clipped'> | undefined,
): OutputItem {
  if (task === undefined) return { ...rest, value };
  const { output = null, clipped } = taskOf(task) ?? {};
  if (clipped !== undefined) return { ...rest, value: null, clipped };
  if (port === undefined) return { ...rest, value: output };
  const inside = isJsonObject(output) ? output[port] : null;
  return { ...rest, value: inside ?? null };
}

function refTo(item: OutputItem, state: RunState): OutputRef {
  const { value, path, source } = item;
  // Short values are no longer than a reference to them.
  if (source === undefined || value === null || typeof value === 'number' || typeof value === 'boolean')
    return item;
  // Along a scope that the source itself opened, the value is one of the branches of a task further out.
  const task = findTask(state, source, path);
  if (task?.output === undefined) return item;
  const { value: _, ...rest } = item;
  if (task.output === value) return { ...rest, task: task.task };
  const port = portOf(task.output, value);
  return port === undefined ? item : { ...rest, task: task.task, port };
}

function portOf(output: Json, value: Json): string | undefined {
  if (!isJsonObject(output)) return undefined;
  return Object.keys(output).find((name) => output[name] === value);
}

function findTask(state: RunState, node: string, path: OutputItem['path']): TaskState | undefined {
  const tasks = state.nodes[node]?.tasks ?? [];
  let low = 0;
  let high = tasks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const task = tasks[middle];
    if (task !== undefined && comparePaths(task.path, path) < 0) low = middle + 1;
    else high = middle;
  }
  const found = tasks[low];
  return found?.task === taskId(node, path) ? found : undefined;
}
