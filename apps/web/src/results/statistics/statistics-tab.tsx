import type { Graph, Json, RunState } from '@parallax/schema';
import { ChartColumn } from 'lucide-react';
import { useMemo } from 'react';
import { useSession } from '../../app/session-context.ts';
import { nodeTitle } from '../../graph/kinds.ts';
import { selectedNode } from '../../graph/selection-store.ts';
import { useWholeValues } from '../../run/hooks.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { isStats, StatsView } from '../content/stats-view.tsx';
import { Panel } from '../panel/panel.tsx';
import { labelsOf } from '../run-data/labels.ts';
import { useSelectionPart } from '../run-data/use-selection.ts';
import { AgreementView, isAgreement } from './agreement-view.tsx';
import { statisticNodes } from './statistic-nodes.ts';
import styles from './statistics-tab.module.css';

/** What the run says of its numbers: the statistics and the agreement that its nodes have worked out. */
export function StatisticsTab({ graph, state }: { graph: Graph; state: RunState }) {
  const { selection } = useSession();
  const selected = useSelectionPart(selectedNode);
  const nodes = useMemo(() => statisticNodes(graph, state), [graph, state]);
  const labels = useMemo(() => labelsOf(graph, state.nodes), [graph, state.nodes]);
  const node = nodes.find(({ id }) => id === selected) ?? nodes[0];
  const tasks = node === undefined ? [] : (state.nodes[node.id]?.tasks ?? []);
  useWholeValues(tasks.filter(({ clipped }) => clipped !== undefined).map(({ task }) => task));
  if (node === undefined) {
    return (
      <EmptyState icon={ChartColumn} title="No statistics in this run">
        Connect grades to a Reduce node with the strategy Statistics, or Agreement of graders when several
        grade the same items: figures and plots appear here.
      </EmptyState>
    );
  }
  return (
    <Panel
      bar={
        nodes.length < 2 ? undefined : (
          <SegmentedControl
            aria-label="Statistics of"
            value={node.id}
            onChange={(id) => selection.selectNode(id)}
            options={nodes.map((each) => ({ value: each.id, label: nodeTitle(each) }))}
          />
        )
      }
    >
      <div className={styles.scroller}>
        {tasks.map(({ task, path, output }) => (
          <section key={task} className={styles.group} aria-label={labels.path(path) || nodeTitle(node)}>
            {tasks.length < 2 ? null : <h3 className={styles.title}>{labels.path(path)}</h3>}
            <Figures value={output} />
          </section>
        ))}
      </div>
    </Panel>
  );
}

function Figures({ value }: { value: Json | undefined }) {
  if (isAgreement(value)) return <AgreementView agreement={value} />;
  if (value !== undefined && isStats(value)) return <StatsView stats={value} />;
  return <p className={styles.quiet}>Not there yet.</p>;
}
