import { fellOverSchema, refineProgressSchema, type TreeProgress, treeProgressSchema } from '@parallax/nodes';
import { type NodeState, pathKey, type TaskState } from '@parallax/schema';
import { count, counted } from '../ui/format.ts';

/** How a reduction that makes many calls stands: "Combining 50 items, level 2: 3 of 5". Undefined for every other node. */
export function gatherWords(node: NodeState | undefined): string | undefined {
  if (node === undefined) return undefined;
  const [task, ...others] = node.tasks;
  if (task === undefined || others.length > 0) return undefined;
  const tree = treeOf(node, task);
  if (tree !== undefined) return treeWords(tree, task.status === 'running');
  const refine = refineProgressSchema.safeParse(dataOf(node, task, 'refine'));
  if (!refine.success) return undefined;
  const items = counted(refine.data.items, 'item');
  return task.status === 'running'
    ? `Refined by ${items} so far`
    : `Refined by ${items}, one after the other`;
}

/** Why a synthesis became a tree; undefined where it did not. */
export function fellOverWords(node: NodeState | undefined): string | undefined {
  if (node === undefined) return undefined;
  for (const task of node.tasks) {
    const parsed = fellOverSchema.safeParse(dataOf(node, task, 'fell-over'));
    if (parsed.success) return parsed.data.message;
  }
  return undefined;
}

function treeOf(node: NodeState, task: TaskState): TreeProgress | undefined {
  const parsed = treeProgressSchema.safeParse(dataOf(node, task, 'tree'));
  return parsed.success ? parsed.data : undefined;
}

function treeWords({ items, levels }: TreeProgress, isRunning: boolean): string {
  const all = counted(items, 'item');
  if (!isRunning) return `Combined ${all} in ${counted(levels.length, 'level')}`;
  const done = levels.map((level, at) => `level ${at + 1}: ${count(level.done)} of ${count(level.calls)}`);
  return `Combining ${all} · ${done.join(' · ')}`;
}

function dataOf(node: NodeState, task: TaskState, name: string): unknown {
  return node.data[task.path.length === 0 ? `${name}@` : `${name}@${pathKey(task.path)}`] ?? node.data[name];
}
