import type { Graph, NodeState, RunState } from '@parallax/schema';
import { Vote } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useSession } from '../../app/session-context.ts';
import { nodeTitle } from '../../graph/kinds.ts';
import { selectedNode } from '../../graph/selection-store.ts';
import { findTask } from '../../run/task-view.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { ClippedView } from '../content/clipped-view.tsx';
import { Panel } from '../panel/panel.tsx';
import { labelsOf } from '../run-data/labels.ts';
import { useSelectionPart } from '../run-data/use-selection.ts';
import { GroupList } from './group-list.tsx';
import { standingOf, tallyOf, voteGroups, votingNodes } from './read-tally.ts';
import { StandingView } from './standing-view.tsx';
import { TallyView } from './tally-view.tsx';
import styles from './votes.module.css';

/** How the votes of a run stand: one tally a vote, and where a vote runs once for each item, a list of them to choose from. */
export function VotesTab({ graph, state }: { graph: Graph; state: RunState }) {
  const { selection } = useSession();
  const selected = useSelectionPart(selectedNode);
  const selectedTask = useSelectionPart(({ taskId }) => taskId);
  const [group, setGroup] = useState<string | null>(null);
  const voters = useMemo(() => votingNodes(graph), [graph]);
  const labels = useMemo(() => labelsOf(graph, state.nodes), [graph, state.nodes]);
  const node = voters.find(({ id }) => id === selected) ?? voters[0];
  if (node === undefined) {
    return (
      <EmptyState icon={Vote} title="Nobody votes in this graph">
        A Vote node counts what several answers agree on. Fan one question out into copies, answer each, and
        connect the answers to a Vote: its tally appears here.
      </EmptyState>
    );
  }
  const nodeState = state.nodes[node.id];
  const groups = voteGroups(nodeState, node.id);
  const chosen =
    groups.find(({ task }) => task === selectedTask) ??
    groups.find(({ task }) => task === group) ??
    groups[0];
  const task = chosen === undefined ? undefined : findTask(nodeState, chosen.task);
  const tally = chosen === undefined ? undefined : tallyOf(nodeState, node.id, chosen.path);
  const standing = chosen === undefined ? undefined : standingOf(nodeState, chosen.path);
  const clipped = tally === undefined ? task?.clipped : undefined;

  return (
    <Panel
      bar={
        voters.length < 2 ? undefined : (
          <SegmentedControl
            aria-label="Vote"
            value={node.id}
            onChange={(id) => selection.selectNode(id)}
            options={voters.map((voter) => ({ value: voter.id, label: nodeTitle(voter) }))}
          />
        )
      }
    >
      <div className={styles.body}>
        {groups.length < 2 ? null : (
          <GroupList
            title={nodeTitle(node)}
            node={node.id}
            state={nodeState}
            groups={groups}
            labels={labels}
            chosen={chosen?.task}
            onChoose={(task) => {
              setGroup(task);
              selection.selectTask(node.id, task);
            }}
          />
        )}
        {chosen !== undefined && clipped !== undefined ? (
          <ClippedView task={chosen.task} clipped={clipped} />
        ) : chosen !== undefined && tally !== undefined ? (
          <TallyView key={chosen.task} title={labels.path(chosen.path) || nodeTitle(node)} tally={tally} />
        ) : chosen !== undefined && standing !== undefined && state.endedAt === undefined ? (
          <StandingView title={labels.path(chosen.path) || nodeTitle(node)} standing={standing} />
        ) : (
          <NoTally
            title={nodeTitle(node)}
            waitsFor={waitsFor(graph, state, node.id)}
            ended={task?.endedAt !== undefined || state.endedAt !== undefined}
            error={task?.error?.message}
          />
        )}
      </div>
    </Panel>
  );
}

interface NoTallyProps {
  title: string;
  waitsFor: string;
  ended: boolean;
  error: string | undefined;
}

function NoTally({ title, waitsFor, ended, error }: NoTallyProps) {
  return ended ? (
    <EmptyState icon={Vote} title="This vote has no result">
      {error ?? 'The run ended before it could count its ballots.'}
    </EmptyState>
  ) : (
    <EmptyState icon={Vote} title={`“${title}” has not counted yet`}>
      {waitsFor}
    </EmptyState>
  );
}

/** "5 of 9 answers are in." */
function waitsFor(graph: Graph, state: RunState, voter: string): string {
  const sources = graph.edges
    .filter(({ target }) => target === voter)
    .map(({ source }) => state.nodes[source])
    .filter((source): source is NodeState => source !== undefined);
  const arrived = sources.reduce((sum, { counts }) => sum + counts.ok, 0);
  const expected = sources.reduce((sum, { width, tasks }) => sum + (width ?? tasks.length), 0);
  return expected === 0 ? 'No answers are on their way yet.' : `${arrived} of ${expected} answers are in.`;
}
