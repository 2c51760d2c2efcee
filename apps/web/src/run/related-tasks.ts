import { comparePaths, type NodeState, type Path, type TaskState, taskId } from '@parallax/schema';
import { findTask } from './task-view.ts';

/** The tasks of a node at `prefix` or within it, in path order. Costs O(log n) and the tasks that it returns. */
function tasksWithin({ tasks }: Pick<NodeState, 'tasks'>, prefix: Path): readonly TaskState[] {
  if (prefix.length === 0) return tasks;
  let low = 0;
  let high = tasks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const task = tasks[middle];
    if (task !== undefined && comparePaths(task.path, prefix) < 0) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < tasks.length && isWithin(tasks[end]?.path ?? [], prefix)) end += 1;
  return tasks.slice(low, end);
}

/**
 * The tasks of a node that a task at `path` of a later node depends on: the one whose value it shares or works on, or all that it
 * gathers.
 */
export function tasksBefore(id: string, node: NodeState, path: Path): readonly TaskState[] {
  const depth = node.tasks[0]?.path.length ?? 0;
  if (depth > path.length) return tasksWithin(node, path);
  const task = findTask(node, taskId(id, path.slice(0, depth)));
  return task === undefined ? [] : [task];
}

function isWithin(path: Path, prefix: Path): boolean {
  return prefix.every(({ node, index }, depth) => path[depth]?.node === node && path[depth]?.index === index);
}
