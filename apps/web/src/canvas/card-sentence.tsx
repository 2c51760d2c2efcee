import { useNodePlan } from '../graph/hooks.ts';
import { useNodeRun } from '../run/hooks.ts';
import { nodeSummary } from '../run/node-summary.ts';
import styles from './card.module.css';

/** One line: what the node will do, is doing, or did. */
export function CardSentence({ nodeId }: { nodeId: string }) {
  const plan = useNodePlan(nodeId);
  const run = useNodeRun(nodeId);
  const summary = run === undefined ? '' : nodeSummary(run);
  const sentence = summary === '' ? (plan?.sentence ?? '') : summary;
  return (
    <p className={styles.sentence} title={sentence}>
      {sentence}
    </p>
  );
}
