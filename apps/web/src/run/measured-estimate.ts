import type { Graph, NodeState, Plan, RunState } from '@parallax/schema';

/** What a run will take, by what an earlier run of the same nodes on the same models has taken. */
export interface MeasuredEstimate {
  /** Wall time in milliseconds. */
  readonly ms: number;
  /** In US dollars; null where the earlier run knew no price. */
  readonly costUsd: number | null;
}

interface Measured {
  /** Time at work of one task, in milliseconds. */
  readonly ms: number;
  readonly costUsd: number | null;
}

/**
 * The time and cost of a run, or null where nothing honest can be said: the number of calls is not known before, or some node has not been
 * measured with the model that it has now. The time is Graham's bound for list scheduling: all work shared out over the slots, and the longest
 * chain of dependent tasks (R. L. Graham, Bounds on multiprocessing timing anomalies, 1969). Limits of providers are not in it.
 */
export function measuredEstimate(graph: Graph, plan: Plan, state: RunState | null): MeasuredEstimate | null {
  if (state === null || state.rehearsal !== undefined || state.endedAt === undefined) return null;
  const measured = new Map<string, Measured>();
  let work = 0;
  let costUsd: number | null = 0;
  for (const [id, { calls, tasks, model }] of Object.entries(plan.nodes)) {
    if (calls.max === 0) continue;
    const found = measure(state.nodes[id], model);
    if (found === null || tasks.max === null || tasks.min !== tasks.max) return null;
    measured.set(id, found);
    work += tasks.max * found.ms;
    costUsd = costUsd === null || found.costUsd === null ? null : costUsd + tasks.max * found.costUsd;
  }
  if (measured.size === 0) return null;
  const slots = graph.limits.concurrency;
  return { ms: work / slots + longestChain(graph, measured) * (1 - 1 / slots), costUsd };
}

/** The means over the tasks of a node that have asked the model; null where none has, or another model was asked. */
function measure(node: NodeState | undefined, model: string | undefined): Measured | null {
  let tasks = 0;
  let ms = 0;
  let costUsd: number | null = 0;
  for (const { usage, reused, status, ms: took = 0, model: asked } of node?.tasks ?? []) {
    if (status !== 'ok' || usage === undefined || usage.calls === 0 || reused !== undefined) continue;
    if (model !== undefined && asked !== undefined && asked !== model) return null;
    tasks += 1;
    ms += took;
    costUsd = costUsd === null || usage.costUsd === undefined ? null : costUsd + usage.costUsd;
  }
  if (tasks === 0) return null;
  return { ms: ms / tasks, costUsd: costUsd === null ? null : costUsd / tasks };
}

/** The longest way through the graph, in milliseconds of one task of each node on it. */
function longestChain({ nodes, edges }: Graph, measured: ReadonlyMap<string, Measured>): number {
  const known = new Map<string, number>();
  const upTo = (id: string): number => {
    const found = known.get(id);
    if (found !== undefined) return found;
    known.set(id, 0);
    const before = edges.filter(({ target }) => target === id).map(({ source }) => upTo(source));
    const length = Math.max(0, ...before) + (measured.get(id)?.ms ?? 0);
    known.set(id, length);
    return length;
  };
  return Math.max(0, ...nodes.map(({ id }) => upTo(id)));
}
