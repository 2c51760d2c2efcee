import { comparePaths, type Graph, type Path, type RunState, type TaskState } from '@parallax/schema';

/** A task of the critical path. Times in milliseconds. */
export interface CriticalTask {
  readonly node: string;
  readonly task: TaskState;
  /** From when what it needs was there until it began: it waited for a slot. */
  readonly waitedMs: number;
  /** From its first attempt to its end, waits between attempts included. */
  readonly tookMs: number;
}

/**
 * The chain of tasks that decided how long a run took, first to last: of each task, the one among those that it depends on that
 * ended last. Making anything else faster would not have made the run shorter. Costs O(tasks × links).
 */
export function criticalPath(graph: Pick<Graph, 'edges'>, state: RunState): CriticalTask[] {
  const sources = Map.groupBy(graph.edges, (edge) => edge.target);
  const chain: CriticalTask[] = [];
  let link = lastOf(Object.keys(state.nodes), state, undefined);
  while (link !== undefined) {
    const { node, task } = link;
    const before: Link | undefined = lastOf(
      (sources.get(node) ?? []).map(({ source }) => source),
      state,
      task,
    );
    const ready = before?.endedAt ?? state.startedAt ?? link.startedAt;
    chain.unshift({
      node,
      task,
      waitedMs: Math.max(0, link.startedAt - ready),
      tookMs: Math.max(0, link.endedAt - link.startedAt),
    });
    link = before;
  }
  return chain;
}

interface Link {
  readonly node: string;
  readonly task: TaskState;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** The task of these nodes that ended last, and no later than `after` began, among those that `after` depends on. */
function lastOf(nodes: readonly string[], state: RunState, after: TaskState | undefined): Link | undefined {
  let last: Link | undefined;
  const latest = after?.startedAt ?? Number.POSITIVE_INFINITY;
  for (const node of new Set(nodes)) {
    for (const task of state.nodes[node]?.tasks ?? []) {
      const { startedAt, endedAt } = task;
      if (startedAt === undefined || endedAt === undefined || endedAt > latest) continue;
      // Of tasks that ended together the one further along, which began later, is the last.
      if (last !== undefined && endedAt < last.endedAt) continue;
      if (after === undefined || isRelated(task.path, after.path)) last = { node, task, startedAt, endedAt };
    }
  }
  return last;
}

/** Whether one path lies within the other: a shared value, a step within a branch, or a branch that is gathered. */
function isRelated(a: Path, b: Path): boolean {
  const depth = Math.min(a.length, b.length);
  return comparePaths(a.slice(0, depth), b.slice(0, depth)) === 0;
}
