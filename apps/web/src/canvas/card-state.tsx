import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useNodeIssues } from '../graph/hooks.ts';
import { nodesInside } from '../run/block-run.ts';
import { useNodeRun, useRun } from '../run/hooks.ts';
import { isLive, nodeViewState } from '../run/task-view.ts';
import { StateIcon } from '../ui/state-badge.tsx';
import { stateWord } from '../ui/states.ts';
import styles from './card.module.css';

/** At the top right of a card: what is wrong with the node, and its state in the run; before a run, what kind it is. */
export function CardState({ nodeId, kindTitle }: { nodeId: string; kindTitle: string }) {
  const issues = useNodeIssues(nodeId);
  const inRun = useRun(
    ({ graph }) =>
      graph !== null &&
      (graph.nodes.some((node) => node.id === nodeId) || nodesInside(graph, nodeId).length > 0),
  );
  const run = useNodeRun(nodeId);
  const over = useRun((view) => view.state !== null && !isLive(view));
  const state = nodeViewState(run, over);
  return (
    <>
      {issues.length === 0 ? null : (
        <IssueBadge
          messages={issues.map((issue) => issue.message)}
          grave={issues.some((issue) => issue.severity === 'error')}
        />
      )}
      {inRun ? (
        <StateIcon state={state} label={stateWord[state]} />
      ) : (
        <span className={styles.kind}>{kindTitle}</span>
      )}
    </>
  );
}

function IssueBadge({ messages, grave }: { messages: readonly string[]; grave: boolean }) {
  const Icon = grave ? CircleAlert : TriangleAlert;
  return (
    <span
      className={styles.issues}
      data-severity={grave ? 'error' : 'warning'}
      role="img"
      aria-label={`${messages.length === 1 ? 'Problem' : `${messages.length} problems`}: ${messages.join(' ')}`}
      title={messages.join('\n')}
    >
      <Icon aria-hidden />
      {messages.length > 1 ? messages.length : null}
    </span>
  );
}
