import { type Tally, tallySchema } from '@parallax/nodes';
import {
  type Graph,
  type GraphNode,
  isJsonObject,
  type Json,
  type NodeState,
  type Path,
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

/** The tally of one vote as it stands: what the node published last, or its result. Undefined before there is any. */
export function tallyOf(state: NodeState | undefined, node: string, path: Path): Tally | undefined {
  if (state === undefined) return undefined;
  const live = parse(
    state.data[`${PORT}@${pathKey(path)}`] ?? (path.length === 0 ? state.data[PORT] : undefined),
  );
  if (live !== undefined) return live;
  const output = findTask(state, taskId(node, path))?.output;
  return parse(isJsonObject(output) ? output[PORT] : undefined);
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
