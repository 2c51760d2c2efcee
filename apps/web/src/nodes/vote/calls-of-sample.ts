import type { Graph, NodePlan } from '@parallax/schema';

/** What one sample of a vote costs. */
export interface CallsOfSample {
  /** Samples that there can be for one vote. */
  readonly most: number;
  /** Model calls of one sample; undefined where only the run can tell. */
  readonly calls: number | undefined;
  /** At most; null where a price is missing. */
  readonly costUsd: number | null;
}

/** What each answer that a vote counts takes, from the plan of the nodes between it and the fan-out that it closes. */
export function callsOfSample(
  graph: Graph,
  plans: Readonly<Record<string, NodePlan>> | undefined,
  vote: string,
): CallsOfSample | undefined {
  const own = plans?.[vote];
  const most = own?.gathers?.max;
  if (plans === undefined || own === undefined || most === null || most === undefined || most === 0)
    return undefined;
  const sum = { calls: 0 as number | undefined, costUsd: 0 as number | null };
  for (const id of between(graph, plans, vote, own.scopes.length)) {
    const { calls, costUsd, tasks } = plans[id] ?? {};
    if (calls === undefined || tasks?.max === undefined || tasks.max === 0) continue;
    if (calls.max === 0) continue;
    if (calls.max === null || tasks.max === null) sum.calls = undefined;
    else if (sum.calls !== undefined) sum.calls += calls.max / tasks.max;
    if (costUsd === null || costUsd?.max == null || tasks.max === null) sum.costUsd = null;
    else if (sum.costUsd !== null) sum.costUsd += costUsd.max / tasks.max;
  }
  return { most, ...sum };
}

/** The nodes before a vote that run more often than it does. */
function between(
  graph: Graph,
  plans: Readonly<Record<string, NodePlan>>,
  vote: string,
  depth: number,
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [vote];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { source, target } of graph.edges) {
      if (target !== next || found.has(source) || (plans[source]?.scopes.length ?? 0) <= depth) continue;
      found.add(source);
      open.push(source);
    }
  }
  return found;
}
