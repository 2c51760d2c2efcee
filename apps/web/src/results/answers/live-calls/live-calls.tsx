import type { GraphNode, RunState } from '@parallax/schema';
import { useMemo, useState } from 'react';
import { useSession } from '../../../app/session-context.ts';
import { count } from '../../../ui/format.ts';
import { useShowResults } from '../../results-tab.ts';
import type { Labels } from '../../run-data/labels.ts';
import { LiveCallCard } from './live-call-card.tsx';
import styles from './live-calls.module.css';
import { type LiveCall, seatCalls } from './seat-calls.ts';

/** As many as a person can follow at a glance. */
const SEATS = 12;

export interface LiveCallsProps {
  state: RunState;
  /** The nodes whose calls are shown. */
  nodes: readonly GraphNode[];
  labels: Labels;
}

/** The calls that an output waits for, as they stream: each in a card of its own, and a way to all of them. */
export function LiveCalls({ state, nodes, labels }: LiveCallsProps) {
  const { selection } = useSession();
  const showResults = useShowResults();
  const calls = useMemo(
    () =>
      nodes.flatMap(({ id }) => (state.nodes[id]?.tasks ?? []).map((task): LiveCall => ({ node: id, task }))),
    [nodes, state.nodes],
  );
  const seated = useSeats(calls);
  const expected = nodes.reduce((sum, { id }) => {
    const node = state.nodes[id];
    return sum + Math.max(node?.width ?? 0, node?.tasks.length ?? 0);
  }, 0);
  const more = expected - seated.length;
  const labelOf = ({ node, task: { path } }: LiveCall) => {
    const name = labels.path(path);
    if (name === '') return labels.node(node);
    return nodes.length > 1 ? `${labels.node(node)}: ${name}` : name;
  };
  const [first] = nodes;
  return (
    <section className={styles.calls} aria-label="Calls under way">
      {seated.map((call) => (
        <LiveCallCard key={call.task.task} node={call.node} task={call.task.task} label={labelOf(call)} />
      ))}
      {more < 1 || first === undefined ? null : (
        <button
          type="button"
          className={styles.more}
          onClick={() => {
            selection.selectNode(first.id);
            showResults('compare');
          }}
        >
          {`and ${count(more)} more`}
        </button>
      )}
    </section>
  );
}

/** The calls that are drawn; each stays in its place as long as it can. */
function useSeats(calls: readonly LiveCall[]): readonly LiveCall[] {
  const [seated, setSeated] = useState<readonly string[]>([]);
  const next = seatCalls(seated, calls, SEATS);
  const ids = next.map(({ task }) => task.task);
  if (ids.join(' ') !== seated.join(' ')) setSeated(ids);
  return next;
}
