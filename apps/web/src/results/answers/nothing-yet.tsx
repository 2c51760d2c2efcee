import type { Graph, RunState } from '@parallax/schema';
import { Hourglass } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count } from '../../ui/format.ts';
import { useShowResults } from '../results-tab.ts';
import { ancestorsOf } from '../run-data/graph.ts';
import type { Labels } from '../run-data/labels.ts';

export interface NothingYetProps {
  graph: Graph;
  state: RunState;
  output: string;
  labels: Labels;
}

/** What an output says that nothing has reached: what it waits for, or that nothing will come. */
export function NothingYet({ graph, state, output, labels }: NothingYetProps) {
  const showResults = useShowResults();
  if (state.endedAt !== undefined) {
    return (
      <EmptyState
        icon={Hourglass}
        title="Nothing reached this output"
        action={<Button onClick={() => showResults('missing')}>See what is missing</Button>}
      >
        {state.error?.message ?? 'The run ended before anything came this far.'}
      </EmptyState>
    );
  }
  const sources = graph.edges
    .filter(({ target }) => target === output)
    .map(({ source }) => labels.node(source));
  const names = [...new Set(sources)].map((name) => `“${name}”`).join(' and ');
  return (
    <EmptyState
      icon={Hourglass}
      title={sources.length === 0 ? 'Nothing is connected to this output' : `Waiting for ${names}`}
      action={<Button onClick={() => showResults('compare')}>Watch the calls</Button>}
    >
      {progressBefore(graph, state, output, labels) ?? 'The answer appears here as soon as it is there.'}
    </EmptyState>
  );
}

/** How far the work is that this output waits for: "“Grade the essay” has finished 10 of 100." */
function progressBefore(graph: Graph, state: RunState, output: string, labels: Labels): string | undefined {
  const before = ancestorsOf(graph, output);
  const busy = graph.nodes.find(({ id }) => before.has(id) && state.nodes[id]?.status === 'running');
  const node = busy === undefined ? undefined : state.nodes[busy.id];
  if (busy === undefined || node?.width === undefined) return undefined;
  const { ok, error, timeout, cancelled, skipped } = node.counts;
  const ended = ok + error + timeout + cancelled + skipped;
  return node.width === 1
    ? `“${labels.node(busy.id)}” is at work.`
    : `“${labels.node(busy.id)}” has finished ${count(ended)} of ${count(node.width)}.`;
}
