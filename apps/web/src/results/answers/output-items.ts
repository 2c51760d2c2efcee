import {
  type Clipped,
  type Graph,
  type Json,
  type OutputItem,
  type Path,
  pathKey,
  type RunState,
  type TaskState,
  taskId,
} from '@parallax/schema';
import { findTask } from '../../run/task-view.ts';
import { opensScope } from '../run-data/graph.ts';
import { itemsOf, itemValue, valueAtPort } from '../run-data/node-items.ts';

/** A value at an output. */
export interface Answer {
  readonly key: string;
  readonly source: string;
  readonly path: Path;
  /** Of a long value of a large run only how it begins, until it has been fetched. */
  readonly value: Json;
  readonly rest?: { readonly task: string; readonly clipped: Clipped };
  /** The task that gave it. */
  readonly task: TaskState | undefined;
}

export interface OutputItems {
  readonly answers: readonly Answer[];
  /** How many are still to come; undefined where only the run can tell. 0 once the run has ended. */
  readonly waiting: number | undefined;
}

/** What an output has: what the run gave it, or, while the run goes on, what has already come out of the nodes before it. */
export function outputItems(graph: Graph, state: RunState, output: string): OutputItems {
  const collected = state.outputs[output];
  if (collected !== undefined && state.endedAt !== undefined) {
    return { answers: collectedAnswers(graph, state, output, collected), waiting: 0 };
  }
  const answers: Answer[] = [];
  let waiting: number | undefined = 0;
  for (const edge of graph.edges.filter(({ target }) => target === output)) {
    const node = graph.nodes.find(({ id }) => id === edge.source);
    const nodeState = state.nodes[edge.source];
    if (node === undefined || nodeState === undefined) {
      waiting = undefined;
      continue;
    }
    for (const item of itemsOf(node, nodeState)) {
      const task = findTask(nodeState, item.task);
      if (task?.status !== 'ok') continue;
      const value =
        item.branch === undefined
          ? valueAtPort(graph, node.id, edge.sourceHandle, task.output)
          : itemValue(task, item.branch);
      if (value !== undefined)
        answers.push({ key: `${edge.id} ${item.key}`, source: node.id, path: item.path, value, task });
    }
    const ended = nodeState.tasks.filter(({ endedAt }) => endedAt !== undefined).length;
    if (nodeState.width === undefined) waiting = nodeState.endedAt === undefined ? undefined : waiting;
    else if (waiting !== undefined) waiting += Math.max(0, nodeState.width - ended);
  }
  return { answers, waiting };
}

function collectedAnswers(
  graph: Graph,
  state: RunState,
  output: string,
  items: readonly OutputItem[],
): Answer[] {
  /** How many values of a source at a path came before: several edges from one node bring several. */
  const before = new Map<string, number>();
  return items.map(({ path, source = '', value, clipped }, index) => {
    const task = taskOf(state, source, path);
    const answer = { key: String(index), source, path, value, task };
    const place = `${source} ${pathKey(path)}`;
    const nth = before.get(place) ?? 0;
    before.set(place, nth + 1);
    if (clipped === undefined) return answer;
    const fetched = task === undefined ? undefined : valueOnEdge(graph, task, { source, output, nth, path });
    if (fetched !== undefined) return { ...answer, value: fetched };
    return task === undefined
      ? { ...answer, value: clipped.text }
      : { ...answer, value: clipped.text, rest: { task: task.task, clipped } };
  });
}

/** The task that a value of `source` comes from: at the value's path or, along a scope that the source opened, one further out. */
function taskOf(state: RunState, source: string, path: Path): TaskState | undefined {
  const node = state.nodes[source];
  return findTask(node, taskId(source, path)) ?? findTask(node, taskId(source, path.slice(0, -1)));
}

interface OnEdge {
  readonly source: string;
  readonly output: string;
  readonly nth: number;
  readonly path: Path;
}

function valueOnEdge(graph: Graph, task: TaskState, { source, output, nth, path }: OnEdge): Json | undefined {
  const node = graph.nodes.find(({ id }) => id === source);
  if (node !== undefined && opensScope(node) && path.length > task.path.length)
    return itemValue(task, path.at(-1)?.index);
  const edges = graph.edges.filter((edge) => edge.source === source && edge.target === output);
  return valueAtPort(graph, source, (edges[nth] ?? edges[0])?.sourceHandle, task.output);
}
