import type { NodeState, TaskState } from '@parallax/schema';

/**
 * The task whose text a card shows when nobody has chosen one: while the node runs, the first that streams. Tasks begin in the order of
 * their paths, so that stays the same task until it ends, and the text does not hop at each event. Afterwards the first that
 * failed, else the first.
 */
export function watchedTask(node: NodeState | undefined): TaskState | undefined {
  if (node === undefined) return undefined;
  if (node.status !== 'running') return node.tasks.find((task) => task.error !== undefined) ?? node.tasks[0];
  const live = node.tasks.filter((task) => task.status === 'running');
  return live.find((task) => task.text !== undefined) ?? live[0] ?? node.tasks.at(-1);
}
