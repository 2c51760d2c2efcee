import { range } from '@parallax/engine';
import {
  canonicalJson,
  type Estimate,
  type Graph,
  type GraphNode,
  type Json,
  type Plan,
  type Range,
  type RunState,
} from '@parallax/schema';
import { kindNamed } from '../graph/kinds.ts';

/** What a run of the edited graph would ask of models and what it would reuse, when it reuses an earlier run. Nodes are in the graph's order. */
export interface ReusePlan {
  /** Nodes that ask for everything anew: they are new, they were changed, or they are asked for. */
  readonly anew: readonly string[];
  /** Unchanged nodes that get something from what is asked anew or was changed: they ask again wherever that differs. */
  readonly where: readonly string[];
  /** Nodes of which tasks failed or were not begun: these are asked again, and how many are known. */
  readonly again: readonly { readonly node: string; readonly tasks: number }[];
  /** Nodes whose finished results are all used again, and how many these are. */
  readonly reused: readonly { readonly node: string; readonly results: number }[];
  /** Whether the edited graph itself makes a difference: something is asked that the earlier run was not asked. */
  readonly isChanged: boolean;
}

/** A graph as it was run, with what the run gave in place of saved inputs. */
export interface RanGraph {
  readonly graph: Graph;
  readonly state: RunState;
}

/**
 * What reusing `ran` would do for the edited graph. It follows the content keys of the engine: a result is used again when the node's
 * content and all that it gets are the same, wherever it stands; what it is called and how it is run (timeouts, retries) do not matter.
 *
 * @param plan of the edited graph; nodes that call no model are not spoken of
 * @param from nodes that are asked anew in any case, with all that depends on them
 */
export function reusePlan(
  { graph: ranGraph, state }: RanGraph,
  edited: Graph,
  plan: Plan,
  from: readonly string[] = [],
): ReusePlan {
  const interned = new Map<string, number>();
  const before = new Signatures(ranGraph, interned, state.inputs);
  const now = new Signatures(edited, interned, {});
  const known = new Set(ranGraph.nodes.map(({ id }) => before.whole(id)));
  const knownContents = new Set(ranGraph.nodes.map(({ id }) => before.content(id)));
  const forced = downstreamOf(edited, from);
  const isSame = (id: string) => !forced.has(id) && known.has(now.whole(id));
  const failing = new Map(edited.nodes.map(({ id }) => [id, unfinishedTasks(state, id)]));
  const upset = downstreamOf(
    edited,
    edited.nodes.filter(({ id }) => (failing.get(id) ?? 0) > 0).map(({ id }) => id),
  );
  const anew: string[] = [];
  const where: string[] = [];
  const again: { node: string; tasks: number }[] = [];
  const reused: { node: string; results: number }[] = [];
  let isChanged = false;
  for (const { id } of edited.nodes) {
    if (plan.nodes[id]?.calls.max === 0) continue;
    const failed = failing.get(id) ?? 0;
    const results = state.nodes[id]?.counts.ok ?? 0;
    isChanged ||= !isSame(id);
    if (forced.has(id) || !knownContents.has(now.content(id))) anew.push(id);
    else if (!isSame(id)) where.push(id);
    else if (failed > 0) again.push({ node: id, tasks: failed });
    else if (upset.has(id)) where.push(id);
    else reused.push({ node: id, results });
  }
  return { anew, where, again, reused, isChanged };
}

/** What a run that reuses another has to ask at most; less, where what an unchanged node gets turns out the same. */
export function reuseEstimate({ anew, where, again }: ReusePlan, plan: Plan): Estimate {
  const unknown = { min: 0, max: null };
  let calls: Range = { min: 0, max: 0 };
  let costUsd: Range | null = { min: 0, max: 0 };
  const ask = (id: string, least: number, share: number) => {
    const node = plan.nodes[id];
    if (node === undefined) return;
    calls = range.add(calls, part(node.calls, least, share));
    costUsd =
      costUsd === null || node.costUsd === null ? null : range.add(costUsd, part(node.costUsd, least, share));
  };
  for (const id of anew) ask(id, 1, 1);
  for (const id of where) ask(id, 0, 1);
  for (const { node, tasks } of again) {
    const all = plan.nodes[node]?.tasks.max ?? tasks;
    const share = Math.min(1, tasks / Math.max(1, all));
    ask(node, share, share);
  }
  return { calls, inputTokens: unknown, outputTokens: unknown, costUsd };
}

function part({ min, max }: Range, least: number, share: number): Range {
  return { min: min * least, max: max === null ? null : max * share };
}

/** Tasks of a node that ended without a result and may have one next time. */
export function unfinishedTasks({ nodes, missing }: RunState, id: string): number {
  const counts = nodes[id]?.counts;
  const notBegun = missing.filter(
    ({ node, reason }) =>
      node === id && (reason === 'budget' || reason === 'deadline' || reason === 'failed-run'),
  ).length;
  return (counts?.error ?? 0) + (counts?.timeout ?? 0) + notBegun;
}

/** Numbers that are equal for what is equal: of a node's own content, and of a node with all that it gets. */
class Signatures {
  private readonly graph: Graph;
  private readonly interned: Map<string, number>;
  private readonly inputs: RunState['inputs'];
  private readonly contents = new Map<string, number>();
  private readonly wholes = new Map<string, number>();

  constructor(graph: Graph, interned: Map<string, number>, inputs: RunState['inputs']) {
    this.graph = graph;
    this.interned = interned;
    this.inputs = inputs;
  }

  content(id: string): number {
    return this.once(this.contents, id, (node) => {
      const given = this.inputs[id];
      return `${node.kind} ${contentOf(node)}${given === undefined ? '' : ` ${canonicalJson(given)}`}`;
    });
  }

  whole(id: string): number {
    return this.once(this.wholes, id, () => {
      const edges = this.graph.edges.filter(({ target }) => target === id);
      // Where several edges arrive, values are told apart by the names of the nodes that they come from.
      const names = (source: string) =>
        edges.length < 2 ? null : (this.graph.nodes.find((node) => node.id === source)?.label ?? source);
      const inputs = edges.map(({ source, sourceHandle = null, targetHandle = null }) => [
        targetHandle,
        sourceHandle,
        names(source),
        this.whole(source),
      ]);
      return JSON.stringify([this.content(id), inputs]);
    });
  }

  private once(kept: Map<string, number>, id: string, make: (node: GraphNode) => string): number {
    const known = kept.get(id);
    if (known !== undefined) return known;
    const node = this.graph.nodes.find((each) => each.id === id);
    // A cycle has no signature; nor can such a graph run.
    kept.set(id, -1);
    const text = node === undefined ? `missing ${id}` : make(node);
    const number = this.interned.get(text) ?? this.interned.size;
    this.interned.set(text, number);
    kept.set(id, number);
    return number;
  }
}

/** What a node's results depend on beside its inputs. */
function contentOf({ kind: name, config }: GraphNode): string {
  const kind = kindNamed(name);
  const parsed = kind?.config.safeParse(config);
  if (kind === undefined || parsed?.success !== true) return canonicalJson(config);
  const content: Json = JSON.parse(JSON.stringify(kind.content?.(parsed.data) ?? parsed.data));
  return `${kind.version} ${canonicalJson(content)}`;
}

/** These nodes and all that depends on them. */
function downstreamOf({ edges }: Graph, ids: readonly string[]): ReadonlySet<string> {
  const found = new Set(ids);
  const open = [...ids];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { source, target } of edges) {
      if (source !== next || found.has(target)) continue;
      found.add(target);
      open.push(target);
    }
  }
  return found;
}
