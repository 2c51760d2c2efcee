import type { Graph, NodeState, RunState, TaskState } from '@parallax/schema';
import { kindNamed, nodeTitle } from '../../graph/kinds.ts';
import { tasksBefore } from '../../run/related-tasks.ts';
import { taskViewState } from '../../run/task-view.ts';
import type { ViewState } from '../../ui/states.ts';
import { packLanes } from './lanes.ts';
import { readyAt, type Span, spansOf } from './spans.ts';

/** A task on the timeline. Times in milliseconds since the epoch. */
export interface Bar {
  readonly node: string;
  readonly task: TaskState;
  readonly state: ViewState;
  readonly spans: readonly Span[];
  /** When its first input came, or it was ready; where nothing is known of it before its end, its end. */
  readonly from: number;
  /** Undefined while it goes on. */
  readonly to: number | undefined;
  /** When its first attempt began; its end where it had none. */
  readonly begun: number;
  /** Of a bar that is one attempt of several: the whole task. */
  readonly whole?: Bar;
}

/** The tasks of one node. */
export interface Band {
  readonly node: string;
  readonly title: string;
  readonly state: NodeState;
  /** Rows from the top; in each, bars in the order of time that do not cover each other. */
  readonly lanes: readonly (readonly Bar[])[];
}

/** `tasks`: a row for each task, with its waits. `packed`: as many rows as attempts ran at once. */
export type RowMode = 'tasks' | 'packed';

/** A task that has not changed is the same object in every state of its run, and so is its bar. */
const known = new WeakMap<TaskState, Bar>();

/** All tasks of a node that are known, sorted by when they began. */
export function barsOf(graph: Graph, state: RunState, node: string): Bar[] {
  const nodeState = state.nodes[node];
  if (nodeState === undefined) return [];
  const waitsForInputs = inputsOf(graph, node);
  const bars = nodeState.tasks.map((task) => {
    const before = known.get(task);
    if (before !== undefined) return before;
    const bar = barOf(node, task, waitsForInputs ? firstInputAt(graph, state, node, task) : undefined);
    known.set(task, bar);
    return bar;
  });
  return bars.sort((a, b) => a.begun - b.begun);
}

function barOf(node: string, task: TaskState, firstInput: number | undefined): Bar {
  const spans = spansOf(task);
  const ready = readyAt(task) ?? task.endedAt ?? 0;
  const waited = firstInput !== undefined && firstInput < ready && task.startedAt !== undefined;
  return {
    node,
    task,
    state: taskViewState(task),
    spans: waited ? [{ phase: 'inputs', from: firstInput, to: ready }, ...spans] : spans,
    from: waited ? firstInput : ready,
    to: task.endedAt,
    begun: task.startedAt ?? ready,
  };
}

/** Whether tasks of a node can have some of their inputs before others. */
function inputsOf({ nodes, edges }: Graph, id: string): boolean {
  const node = nodes.find((each) => each.id === id);
  const gathers = node !== undefined && (kindNamed(node.kind)?.gather ?? 'one') !== 'one';
  return gathers || edges.filter(({ target }) => target === id).length > 1;
}

function firstInputAt(graph: Graph, state: RunState, node: string, { path }: TaskState): number | undefined {
  let first: number | undefined;
  for (const { source, target } of graph.edges) {
    const before = state.nodes[source];
    if (target !== node || before === undefined) continue;
    for (const { endedAt } of tasksBefore(source, before, path)) {
      if (endedAt !== undefined && (first === undefined || endedAt < first)) first = endedAt;
    }
  }
  return first;
}

/** The bands of a run, in the graph's order from left to right; nodes without tasks have none. */
export function bandsOf(graph: Graph, state: RunState, mode: RowMode, show: (bar: Bar) => boolean): Band[] {
  return inOrder(graph, state).flatMap((node): Band[] => {
    const nodeState = state.nodes[node.id];
    const bars = barsOf(graph, state, node.id).filter(show);
    if (nodeState === undefined || bars.length === 0) return [];
    return [{ node: node.id, title: nodeTitle(node), state: nodeState, lanes: lanesOf(bars, mode) }];
  });
}

function lanesOf(bars: readonly Bar[], mode: RowMode): readonly (readonly Bar[])[] {
  if (mode === 'tasks') return bars.map((bar) => [bar]);
  const attempts = bars.flatMap(attemptsOf).sort((a, b) => a.begun - b.begun);
  const stretches = attempts.map(({ begun, to }) => ({ from: begun, to: to ?? Number.POSITIVE_INFINITY }));
  const { lanes, laneOf } = packLanes(stretches);
  const rows = Array.from({ length: lanes }, (): Bar[] => []);
  for (const [index, bar] of attempts.entries()) rows[laneOf[index] ?? 0]?.push(bar);
  return rows;
}

/** The attempts of a task, each a bar of its own. */
function attemptsOf(bar: Bar): Bar[] {
  if (bar.task.retries === undefined) return [bar];
  const attempts = bar.spans.filter(({ phase }) => phase === 'attempt' || phase === 'failed-attempt');
  return attempts.map((span) => ({ ...bar, begun: span.from, to: span.to, spans: [span], whole: bar }));
}

/** Nodes by when they began, which follows the edges. */
function inOrder({ nodes }: Graph, state: RunState) {
  const begun = ({ id }: { id: string }) => state.nodes[id]?.startedAt ?? Number.POSITIVE_INFINITY;
  return nodes.toSorted((a, b) => begun(a) - begun(b));
}
