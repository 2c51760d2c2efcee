import { useNodePlan } from '../graph/hooks.ts';
import { useNodeRun } from '../run/hooks.ts';
import { nodeSummary } from '../run/node-summary.ts';
import styles from './card.module.css';

/** What the node will do, is doing, or did; what its kind is for, while the graph is not complete enough to tell. */
export function CardSentence({ nodeId, purpose }: { nodeId: string; purpose: string }) {
  const plan = useNodePlan(nodeId);
  const run = useNodeRun(nodeId);
  const summary = run === undefined ? '' : nodeSummary(run);
  const sentence = summary === '' ? (plan?.sentence ?? purpose) : summary;
  return (
    <p className={styles.sentence} title={sentence}>
      {sentence}
    </p>
  );
}
