import { type Standing, standingSchema, type Tally, tallySchema } from '@parallax/nodes';
import {
  comparePaths,
  type Graph,
  type GraphNode,
  isJsonObject,
  type Json,
  type NodeState,
  type Path,
  parseTaskId,
  pathKey,
  taskId,
} from '@parallax/schema';
import { portsOf } from '../../graph/ports.ts';
import { findTask } from '../../run/task-view.ts';

const PORT = 'tally';
const read = new WeakMap<object, Tally | null>();

/** Nodes that tell how a vote went: they have a port for it. */
export function votingNodes(graph: Graph): GraphNode[] {
  return graph.nodes.filter((node) => portsOf(node).outputs.some(({ name }) => name === PORT));
}

/** One vote of a node: where it sits, and the id of its task, which begins only when the last answer is in. */
export interface VoteGroup {
  readonly task: string;
  readonly path: Path;
}

/** The votes of a node in the order of their paths: those that are over, and those that answers have come in for. */
export function voteGroups(state: NodeState | undefined, node: string): VoteGroup[] {
  if (state === undefined) return [];
  const groups = new Map<string, VoteGroup>(state.tasks.map(({ task, path }) => [task, { task, path }]));
  for (const key of Object.keys(state.data)) {
    if (!key.startsWith(`${PORT}@`)) continue;
    const path = key === `${PORT}@` ? [] : parseTaskId(key).path;
    const task = taskId(node, path);
    if (!groups.has(task)) groups.set(task, { task, path });
  }
  return [...groups.values()].sort((a, b) => comparePaths(a.path, b.path));
}

/** The tally of one vote: what the node published, or its result. Undefined while it is still counting. */
export function tallyOf(state: NodeState | undefined, node: string, path: Path): Tally | undefined {
  if (state === undefined) return undefined;
  const published = parse(publishedAt(state, path));
  if (published !== undefined) return published;
  const output = findTask(state, taskId(node, path))?.output;
  return parse(isJsonObject(output) ? output[PORT] : undefined);
}

/** How a vote stands that is still counting. */
export function standingOf(state: NodeState | undefined, path: Path): Standing | undefined {
  const value = state === undefined ? undefined : publishedAt(state, path);
  if (!isJsonObject(value) || value.status !== 'counting') return undefined;
  const parsed = standingSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

function publishedAt(state: NodeState, path: Path): Json | undefined {
  return state.data[`${PORT}@${pathKey(path)}`] ?? (path.length === 0 ? state.data[PORT] : undefined);
}

/** Tallies are immutable and hold a ballot for each answer: each is checked once. */
function parse(value: Json | undefined): Tally | undefined {
  if (!isJsonObject(value)) return undefined;
  const known = read.get(value);
  if (known !== undefined) return known ?? undefined;
  const parsed = tallySchema.safeParse(value);
  const tally = parsed.success ? parsed.data : null;
  read.set(value, tally);
  return tally ?? undefined;
}
