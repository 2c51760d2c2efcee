import {
  type Graph,
  type GraphNode,
  isJsonObject,
  type Json,
  type NodeState,
  type Path,
  type TaskState,
} from '@parallax/schema';
import { portsOf } from '../../graph/ports.ts';
import { opensScope } from './graph.ts';

/** One result of a node: that of a task, or one of the branches that a task opened. */
export interface NodeItem {
  readonly key: string;
  readonly path: Path;
  readonly task: string;
  /** Which branch of the task's result; undefined for the result itself. */
  readonly branch?: number;
}

/** The results that a node has or works on, in path order. */
export function itemsOf(node: GraphNode, state: NodeState): NodeItem[] {
  if (!opensScope(node)) return state.tasks.map(({ task, path }) => ({ key: task, path, task }));
  return state.tasks.flatMap((task): NodeItem[] => {
    if (!Array.isArray(task.output)) return [{ key: task.task, path: task.path, task: task.task }];
    return task.output.map((_, branch) => ({
      key: `${task.task}#${branch}`,
      path: [...task.path, { node: node.id, index: branch }],
      task: task.task,
      branch,
    }));
  });
}

/** The value of an item of a task that has ended well. */
export function itemValue(task: TaskState, branch: number | undefined): Json | undefined {
  if (branch === undefined) return task.output;
  const opened = Array.isArray(task.output) ? task.output[branch] : undefined;
  return isJsonObject(opened) ? opened.value : undefined;
}

/** What a task sends out of one port. `output` holds the one value of a node with one port, and all of them by name else. */
export function valueAtPort(
  graph: Graph,
  source: string,
  port: string | undefined,
  output: Json | undefined,
): Json | undefined {
  const node = graph.nodes.find((each) => each.id === source);
  const ports = node === undefined ? [] : portsOf(node).outputs;
  if (ports.length < 2) return output;
  const name = port ?? ports[0]?.name;
  return name === undefined || !isJsonObject(output) ? undefined : output[name];
}
