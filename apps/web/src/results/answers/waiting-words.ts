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
  const before = ancestorsOf(graph, output);
  const busy = graph.nodes.find(({ id }) => before.has(id) && state.nodes[id]?.status === 'running');
  const node = busy === undefined ? undefined : state.nodes[busy.id];
  if (busy === undefined || node?.width === undefined) return undefined;
  return node.width === 1
    ? `“${labels.node(busy.id)}” is at work.`
    : `“${labels.node(busy.id)}” has finished ${count(endedOf(node))} of ${count(node.width)}.`;
}

/** What the work before an output had done when the run was cut off: "“Grade the essay” had finished 10 of 100." */
export function doneBefore(
  graph: Graph,
  state: RunState,
  output: string,
  labels: Labels,
): string | undefined {
  const before = ancestorsOf(graph, output);
  const cut = graph.nodes.find(({ id }) => {
    const node = state.nodes[id];
    return before.has(id) && node !== undefined && node.counts.ok < widthOf(node);
  });
  const node = cut === undefined ? undefined : state.nodes[cut.id];
  if (cut === undefined || node === undefined) return undefined;
  return `“${labels.node(cut.id)}” had finished ${count(node.counts.ok)} of ${count(widthOf(node))}.`;
}

function widthOf({ width, tasks }: NodeState): number {
  return Math.max(width ?? 0, tasks.length);
}

function endedOf({ counts: { ok, error, timeout, cancelled, skipped } }: NodeState): number {
  return ok + error + timeout + cancelled + skipped;
}
