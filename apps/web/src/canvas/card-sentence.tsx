import { PauseCircle } from 'lucide-react';
import { useNodePlan } from '../graph/hooks.ts';
import { useNow } from '../results/run-data/use-now.ts';
import { fellOverWords, gatherWords } from '../run/gather-words.ts';
import { holdOf, holdWords } from '../run/hold.ts';
import { useIsLive, useNodeRun, useRun } from '../run/hooks.ts';
import { nodeSummary, outputSummary } from '../run/node-summary.ts';
import { useWhyNodeWaits } from '../run/use-why-waiting.ts';
import styles from './card.module.css';

/** What the node will do, is doing, waits for, or did; what its kind is for, while the graph is not complete enough to tell. */
export function CardSentence({ nodeId, purpose }: { nodeId: string; purpose: string }) {
  const plan = useNodePlan(nodeId);
  const run = useNodeRun(nodeId);
  const live = useIsLive();
  const shown = useRun(({ state }) =>
    state?.endedAt === undefined ? undefined : state.outputs[nodeId]?.length,
  );
  const hold = live ? holdOf(run) : undefined;
  const now = useNow(hold !== undefined, 1_000);
  const why = useWhyNodeWaits(nodeId);
  if (hold !== undefined) {
    const words = holdWords(hold, now);
    return (
      <p className={styles.sentence} title={words} data-hold={hold.reason}>
        <PauseCircle className={styles.hold} aria-hidden />
        {words}
      </p>
    );
  }
  const summary =
    run === undefined
      ? ''
      : outputSummary(shown, plan?.gathers) || nodeSummary(run) || (gatherWords(run) ?? '');
  const fellOver = fellOverWords(run);
  const planned = why !== '' && run === undefined ? '' : (plan?.sentence ?? purpose);
  const first = summary === '' ? planned : summary;
  const sentence = why === '' ? first : first === '' ? why : `${first}. ${why}`;
  return (
    <p className={styles.sentence} title={fellOver ?? sentence}>
      {sentence}
    </p>
  );
}
