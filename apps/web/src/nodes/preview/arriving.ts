import { type Graph, type GraphEdge, type Json, type Path, type RunState, taskId } from '@parallax/schema';
import { nodeTitle } from '../../graph/kinds.ts';
import { portsOf } from '../../graph/ports.ts';
import { opensScope } from '../../results/run-data/graph.ts';
import { labelsOf } from '../../results/run-data/labels.ts';
import { itemValue, valueAtPort } from '../../results/run-data/node-items.ts';
import { findTask } from '../../run/task-view.ts';
import { constantOf } from '../names/connected-inputs.ts';

/** One item that a node works on, as far as it is known: from the last run, or from inputs. */
export interface ArrivingItem {
  readonly key: string;
  readonly path: Path;
  /** What it is called: "Essay 12 · Skeptic"; empty where there is only one. */
  readonly label: string;
}

/** What an item brings to each port of a node. */
export interface Arrival {
  readonly values: Readonly<Record<string, Json>>;
  /** Ports whose value is not known yet, with what would give it. */
  readonly unknown: Readonly<Record<string, string>>;
  /** Tasks of which only the beginning is here: their whole outputs have to be fetched. */
  readonly clipped: readonly string[];
}

type Nodes = RunState['nodes'];

/** The items that reach a node, in path order; of several inputs the one inside the most scopes decides. At most `most` of them. */
export function arrivingItems(graph: Graph, nodes: Nodes, nodeId: string, most = 10_000): ArrivingItem[] {
  const paths = edgesInto(graph, nodeId).map((edge) => pathsOf(graph, nodes, edge, most));
  const deepest = paths.reduce<readonly Path[]>(
    (best, next) => ((next[0]?.length ?? -1) > (best[0]?.length ?? -1) ? next : best),
    [],
  );
  const labels = labelsOf(graph, nodes);
  return deepest.map((path) => ({
    key: taskId(nodeId, path),
    path,
    label: constantLabel(graph, path) ?? labels.path(path),
  }));
}

/** What an item brings to the ports of a node. */
export function arrivalAt(graph: Graph, nodes: Nodes, nodeId: string, path: Path): Arrival {
  const values: Record<string, Json> = {};
  const unknown: Record<string, string> = {};
  const clipped: string[] = [];
  const node = graph.nodes.find(({ id }) => id === nodeId);
  for (const edge of edgesInto(graph, nodeId)) {
    const port = edge.targetHandle ?? (node === undefined ? undefined : portsOf(node).inputs[0]?.name);
    const source = graph.nodes.find(({ id }) => id === edge.source);
    if (port === undefined || source === undefined) continue;
    const found = broughtBy(graph, nodes, edge, path);
    if (found.task !== undefined) clipped.push(found.task);
    if (found.value === undefined) unknown[port] = nodeTitle(source);
    else values[port] = found.value;
  }
  return { values, unknown, clipped };
}

/** The first value that the run brought over an edge; undefined where there is none, or only the beginning of it is here. */
export function sampleOf(graph: Graph, nodes: Nodes, edge: GraphEdge): Json | undefined {
  const node = graph.nodes.find(({ id }) => id === edge.source);
  const task = nodes[edge.source]?.tasks.find(({ status }) => status === 'ok');
  if (node === undefined || task?.output === undefined) return undefined;
  return opensScope(node) ? itemValue(task, 0) : valueAtPort(graph, node.id, edge.sourceHandle, task.output);
}

function edgesInto({ edges }: Graph, nodeId: string): GraphEdge[] {
  return edges.filter(({ target }) => target === nodeId);
}

/** The paths of the values on an edge. */
function pathsOf(graph: Graph, nodes: Nodes, { source }: GraphEdge, most: number): readonly Path[] {
  const node = graph.nodes.find(({ id }) => id === source);
  if (node === undefined) return [];
  const constant = constantOf(node);
  if (constant !== undefined) {
    const { branches } = constant;
    return branches === undefined
      ? [[]]
      : branches.slice(0, most).map((_, index) => [{ node: source, index }]);
  }
  const tasks = (nodes[source]?.tasks ?? []).filter(({ status }) => status === 'ok');
  if (!opensScope(node)) return tasks.slice(0, most).map(({ path }) => path);
  const opened = tasks.flatMap(({ path, output }) =>
    Array.isArray(output) ? output.map((_, index): Path => [...path, { node: source, index }]) : [],
  );
  return opened.slice(0, most);
}

/** The value of an edge for an item, at whatever depth the edge is. */
function broughtBy(
  graph: Graph,
  nodes: Nodes,
  edge: GraphEdge,
  path: Path,
): { readonly value?: Json | undefined; readonly task?: string } {
  const node = graph.nodes.find(({ id }) => id === edge.source);
  if (node === undefined) return {};
  const own = path.findIndex((segment) => segment.node === node.id);
  const constant = constantOf(node);
  if (constant !== undefined) {
    const index = own < 0 ? undefined : path[own]?.index;
    if (constant.branches !== undefined) return { value: constant.branches[index ?? 0]?.value };
    return { value: constant.outputs[edge.sourceHandle ?? portsOf(node).outputs[0]?.name ?? ''] };
  }
  const state = nodes[node.id];
  const depth = own < 0 ? (state?.tasks[0]?.path.length ?? 0) : own;
  const task = findTask(state, taskId(node.id, path.slice(0, depth)));
  if (task === undefined) return {};
  if (task.clipped !== undefined) return { task: task.task };
  if (own >= 0) return { value: itemValue(task, path[own]?.index) };
  return { value: valueAtPort(graph, node.id, edge.sourceHandle, task.output) };
}

/** What the branch of an input is called that has not run yet, or has changed since. */
function constantLabel(graph: Graph, path: Path): string | undefined {
  const [segment, ...rest] = path;
  if (segment === undefined || rest.length > 0) return undefined;
  const node = graph.nodes.find(({ id }) => id === segment.node);
  const branches = node === undefined ? undefined : constantOf(node)?.branches;
  if (node === undefined || branches === undefined) return undefined;
  const label = branches[segment.index]?.label ?? '';
  return label === '' ? `${nodeTitle(node)} ${segment.index + 1}` : label;
}
