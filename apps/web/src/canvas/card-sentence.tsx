import { useNodePlan } from '../graph/hooks.ts';
import { useNodeRun, useRun } from '../run/hooks.ts';
import { nodeSummary, outputSummary } from '../run/node-summary.ts';
import styles from './card.module.css';

/** What the node will do, is doing, or did; what its kind is for, while the graph is not complete enough to tell. */
export function CardSentence({ nodeId, purpose }: { nodeId: string; purpose: string }) {
  const plan = useNodePlan(nodeId);
  const run = useNodeRun(nodeId);
  const shown = useRun(({ state }) =>
    state?.endedAt === undefined ? undefined : state.outputs[nodeId]?.length,
  );
  const summary = run === undefined ? '' : outputSummary(shown, plan?.gathers) || nodeSummary(run);
  const sentence = summary === '' ? (plan?.sentence ?? purpose) : summary;
  return (
    <p className={styles.sentence} title={sentence}>
      {sentence}
    </p>
  );
}
