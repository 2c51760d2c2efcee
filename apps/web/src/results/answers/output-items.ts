import type { Graph, Json, Path, RunState } from '@parallax/schema';
import { findTask } from '../../run/task-view.ts';
import { itemsOf, itemValue, valueAtPort } from '../run-data/node-items.ts';

/** A value at an output. */
export interface Answer {
  readonly key: string;
  readonly source: string;
  readonly path: Path;
  readonly value: Json;
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
    const answers = collected.map(({ path, source = '', value }, index) => ({
      key: String(index),
      source,
      path,
      value,
    }));
    return { answers, waiting: 0 };
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
        answers.push({ key: `${edge.id} ${item.key}`, source: node.id, path: item.path, value });
    }
    const ended = nodeState.tasks.filter(({ endedAt }) => endedAt !== undefined).length;
    if (nodeState.width === undefined) waiting = nodeState.endedAt === undefined ? undefined : waiting;
    else if (waiting !== undefined) waiting += Math.max(0, nodeState.width - ended);
  }
  return { answers, waiting };
}
