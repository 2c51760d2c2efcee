import type { Graph, NodeState, RunState } from '@parallax/schema';
import { count } from '../../ui/format.ts';
import { ancestorsOf } from '../run-data/graph.ts';
import type { Labels } from '../run-data/labels.ts';

/** What an output waits for: "Waiting for “Verdict”". */
export function waitingFor(graph: Graph, output: string, labels: Labels): string {
  const sources = graph.edges
    .filter(({ target }) => target === output)
    .map(({ source }) => labels.node(source));
  const names = [...new Set(sources)].map((name) => `“${name}”`).join(' and ');
  return names === '' ? 'Nothing is connected to this output' : `Waiting for ${names}`;
}

/** How far the work is that an output waits for: "“Grade the essay” has finished 10 of 100." */
export function progressBefore(
  graph: Graph,
  state: RunState,
  output: string,
  labels: Labels,
): string | undefined {
  const busy = firstBefore(graph, state, output, ({ status }) => status === 'running');
  if (busy?.node.width === undefined) return undefined;
  const name = `“${labels.node(busy.id)}”`;
  if (busy.node.width === 1) return `${name} is at work.`;
  return `${name} has finished ${count(endedOf(busy.node))} of ${count(busy.node.width)}.`;
}

/** What the work before an output had done when the run was cut off: "“Grade the essay” had finished 10 of 100." */
export function doneBefore(
  graph: Graph,
  state: RunState,
  output: string,
  labels: Labels,
): string | undefined {
  const cut = firstBefore(graph, state, output, (node) => node.counts.ok < widthOf(node));
  if (cut === undefined) return undefined;
  return `“${labels.node(cut.id)}” had finished ${count(cut.node.counts.ok)} of ${count(widthOf(cut.node))}.`;
}

/** The first node before an output, in the graph's order, that has begun and of which this is true. */
function firstBefore(graph: Graph, state: RunState, output: string, is: (node: NodeState) => boolean) {
  const before = ancestorsOf(graph, output);
  for (const { id } of graph.nodes) {
    const node = state.nodes[id];
    if (node !== undefined && before.has(id) && is(node)) return { id, node };
  }
  return undefined;
}

function widthOf({ width, tasks }: NodeState): number {
  return Math.max(width ?? 0, tasks.length);
}

function endedOf({ counts: { ok, error, timeout, cancelled, skipped } }: NodeState): number {
  return ok + error + timeout + cancelled + skipped;
}
