import { INSIDE } from '@parallax/engine';
import { type Graph, type NodeState, noTotals, type TaskState, type Totals } from '@parallax/schema';
import { levelsTo } from '../graph/levels.ts';
import type { RunView } from './run-store.ts';

/** Ids of the nodes inside of each block of an expanded graph, by the id of the node that stood for it. */
const insides = new WeakMap<Graph, ReadonlyMap<string, readonly string[]>>();

export function nodesInside(graph: Graph, use: string): readonly string[] {
  let known = insides.get(graph);
  if (known === undefined) {
    const found = new Map<string, string[]>();
    for (const { id } of graph.nodes) {
      if (!id.includes(INSIDE)) continue;
      for (const level of levelsTo(id).slice(0, -1)) {
        const list = found.get(level);
        if (list === undefined) found.set(level, [id]);
        else list.push(id);
      }
    }
    known = found;
    insides.set(graph, known);
  }
  return known.get(use) ?? [];
}

/** The nodes that an id of a graph means, in the expanded graph: itself, or all that are inside of a block. */
export function nodesMeant(graph: Graph, id: string): readonly string[] {
  const inside = nodesInside(graph, id);
  return inside.length === 0 ? [id] : inside;
}

/**
 * A reader of a block's part of a run: what the nodes inside of it do, as if it were one node. It gives the same object until an event
 * touches one of them. Undefined for a node that has no nodes inside, and before the run reaches it.
 */
export function createBlockRun(): (view: RunView, use: string) => NodeState | undefined {
  let before: readonly NodeState[] = [];
  let all = 0;
  let last: NodeState | undefined;
  return ({ graph, state }, use) => {
    if (graph === null || state === null) return undefined;
    const ids = nodesInside(graph, use);
    if (ids.length === 0) return undefined;
    const states = ids.flatMap((id) => state.nodes[id] ?? []);
    if (
      all === ids.length &&
      states.length === before.length &&
      states.every((each, at) => each === before[at])
    )
      return last;
    before = states;
    all = ids.length;
    last = states.length === 0 ? undefined : together(states, states.length === ids.length);
    return last;
  };
}

function together(states: readonly NodeState[], isWhole: boolean): NodeState {
  const isOver = isWhole && states.every((each) => each.endedAt !== undefined);
  const sum = (of: (each: NodeState) => number) => states.reduce((total, each) => total + of(each), 0);
  const tasks: TaskState[] = states.flatMap((each) => each.tasks);
  return {
    status: isOver ? outcomeOf(states) : 'running',
    width: sum((each) => Math.max(each.width ?? 0, each.tasks.length)),
    running: sum((each) => each.running),
    retrying: sum((each) => each.retrying),
    counts: {
      ok: sum(({ counts }) => counts.ok),
      error: sum(({ counts }) => counts.error),
      timeout: sum(({ counts }) => counts.timeout),
      cancelled: sum(({ counts }) => counts.cancelled),
      skipped: sum(({ counts }) => counts.skipped),
    },
    startedAt: Math.min(...states.map((each) => each.startedAt)),
    ...(isOver ? { endedAt: Math.max(...states.map((each) => each.endedAt ?? 0)) } : {}),
    totals: states.reduce((total, each) => addTotals(total, each.totals), noTotals),
    tasks,
    data: {},
  };
}

/** All alike, or partial. */
function outcomeOf(states: readonly NodeState[]): NodeState['status'] {
  const [first, ...rest] = new Set(states.map((each) => each.status));
  return first === undefined || rest.length > 0 ? 'partial' : first;
}

function addTotals(a: Totals, b: Totals): Totals {
  return {
    tasks: a.tasks + b.tasks,
    calls: a.calls + b.calls,
    retries: a.retries + b.retries,
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    costUsd: a.costUsd + b.costUsd,
    taskMs: a.taskMs + b.taskMs,
    estimated: a.estimated || b.estimated,
  };
}
