import type { Graph, GraphNode, Path, RunState } from '@parallax/schema';
import { plainText } from '../content/plain-text.ts';
import { labelsOf } from '../run-data/labels.ts';
import { itemsOf, itemValue } from '../run-data/node-items.ts';

/** One answer of a node that is looked at beside others, perhaps of another run. */
export interface Answer {
  /** Unlike that of every other answer of any run. */
  readonly key: string;
  readonly runId: string;
  /** What ratings call it: the key of its item. */
  readonly item: string;
  readonly task: string;
  readonly label: string;
  readonly path: Path;
  readonly text: string;
  /** Only its beginning is here. */
  readonly isClipped: boolean;
  readonly ms: number | undefined;
  readonly costUsd: number | undefined;
}

export interface AnswersIn {
  readonly graph: Graph;
  readonly nodes: RunState['nodes'];
  readonly runId: string;
  /** What follows the label, where answers come from several places: "24 Nov, 23:41:07". */
  readonly from?: string;
}

/** The answers that a node has given in a run, in path order. */
export function answersOf(node: GraphNode, { graph, nodes, runId, from }: AnswersIn): Answer[] {
  const state = nodes[node.id];
  if (state === undefined) return [];
  const labels = labelsOf(graph, nodes);
  const tasks = new Map(state.tasks.map((task) => [task.task, task]));
  return itemsOf(node, state).flatMap(({ key, path, task: id, branch }): Answer[] => {
    const task = tasks.get(id);
    if (task?.status !== 'ok') return [];
    const name = labels.path(path) || labels.node(node.id);
    return [
      {
        key: `${runId} ${key}`,
        runId,
        item: key,
        task: id,
        label: from === undefined ? name : `${name} · ${from}`,
        path,
        text: task.clipped === undefined ? plainText(itemValue(task, branch)) : `${task.clipped.text}…`,
        isClipped: task.clipped !== undefined,
        ms: branch === undefined && task.attempts > 0 ? task.ms : undefined,
        costUsd: branch === undefined ? task.usage?.costUsd : undefined,
      },
    ];
  });
}
