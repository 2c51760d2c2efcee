import type { NodeState, RunState, TaskState } from '@parallax/schema';

/**
 * The state of a run that will get no further events, since its server went away in the middle of it: what was under way counts as
 * cancelled, at the time of the last thing that is known.
 */
export function settleInterrupted(state: RunState): RunState {
  const nodes = Object.fromEntries(Object.entries(state.nodes).map(([id, node]) => [id, settleNode(node)]));
  const ends = Object.values(nodes).map((node) => node.endedAt ?? node.startedAt);
  return { ...state, nodes, status: 'cancelled', endedAt: Math.max(state.startedAt ?? 0, ...ends) };
}

function settleNode(node: NodeState): NodeState {
  if (node.status !== 'running') return node;
  const tasks = node.tasks.map(settleTask);
  const endedAt = Math.max(node.startedAt, ...tasks.map((task) => task.endedAt ?? task.startedAt ?? 0));
  const cut = node.running + node.retrying;
  const counts = { ...node.counts, cancelled: node.counts.cancelled + cut };
  return { ...node, status: 'cancelled', running: 0, retrying: 0, counts, tasks, endedAt };
}

function settleTask({ retryAt: _retryAt, ...task }: TaskState): TaskState {
  return task.status === 'running' || task.status === 'retrying' ? { ...task, status: 'cancelled' } : task;
}
