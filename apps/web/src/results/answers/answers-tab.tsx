import type { Graph, GraphNode, RunState } from '@parallax/schema';
import { Inbox } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useSession } from '../../app/session-context.ts';
import { nodeTitle } from '../../graph/kinds.ts';
import { selectedNode } from '../../graph/selection-store.ts';
import { nodeViewState } from '../../run/task-view.ts';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count } from '../../ui/format.ts';
import { StateIcon } from '../../ui/state-badge.tsx';
import { sinksOf } from '../run-data/graph.ts';
import { useSelectionPart } from '../run-data/use-selection.ts';
import styles from './answers.module.css';
import { OutputView } from './output-view.tsx';

/** The results of the run, output by output. */
export function AnswersTab({ graph, state }: { graph: Graph; state: RunState }) {
  const { selection } = useSession();
  const selected = useSelectionPart(selectedNode);
  const outputs = useMemo(() => sinksOf(graph), [graph]);
  const [last, setLast] = useState<string | null>(null);
  const shown =
    outputs.find(({ id }) => id === selected) ?? outputs.find(({ id }) => id === last) ?? outputs[0];
  if (shown === undefined) {
    return (
      <EmptyState icon={Inbox} title="This graph has no output">
        Add an Output node and connect what you want to read here. What each node made is under Compare.
      </EmptyState>
    );
  }
  const choose = ({ id }: GraphNode) => {
    setLast(id);
    selection.selectNode(id);
  };
  return (
    <div className={styles.root}>
      {outputs.length < 2 ? null : (
        <nav className={styles.outputs} aria-label="Outputs">
          {outputs.map((node) => {
            const items = state.outputs[node.id]?.length ?? 0;
            return (
              <button
                key={node.id}
                type="button"
                className={cx(styles.output, node === shown && styles.shown)}
                aria-current={node === shown ? 'true' : undefined}
                onClick={() => choose(node)}
              >
                <StateIcon state={nodeViewState(state.nodes[node.id], state.endedAt !== undefined)} />
                <span className={styles.outputName}>{nodeTitle(node)}</span>
                {items < 2 ? null : <span className={styles.count}>{count(items)}</span>}
              </button>
            );
          })}
        </nav>
      )}
      <OutputView key={shown.id} graph={graph} state={state} node={shown} />
    </div>
  );
}
