import { useNodePlan } from '../graph/hooks.ts';
import { useNodeRun, useRun } from '../run/hooks.ts';
import { nodeProgress } from '../run/node-summary.ts';
import { callRange, counted, short } from '../ui/format.ts';
import styles from './card.module.css';
import { Elapsed } from './elapsed.tsx';

const INSTANT_MS = 100;

/** The last line of a card: time, calls and tokens so far, over a thin bar of progress; before a run, the calls it will make. */
export function CardFooter({ nodeId }: { nodeId: string }) {
  const run = useNodeRun(nodeId);
  const calls = useNodePlan(nodeId)?.calls;
  const rehearsal = useRun(({ state }) => state?.rehearsal !== undefined);
  if (run === undefined) {
    const text = calls === undefined || calls.max === 0 ? '' : callRange(calls);
    return <footer className={styles.footer}>{text}</footer>;
  }
  const { totals } = run;
  const tokens = totals.inputTokens + totals.outputTokens;
  // The sentence of a node that ran many times ends with its time.
  const saysItsTime = run.endedAt !== undefined && (run.width ?? 1) > 1 && totals.calls > 0;
  // What takes no time to speak of is not worth a figure on every input and output.
  const isInstant =
    run.endedAt !== undefined && totals.calls === 0 && run.endedAt - run.startedAt < INSTANT_MS;
  const progress = run.status === 'running' ? nodeProgress(run) : undefined;
  return (
    <footer className={styles.footer}>
      {saysItsTime || isInstant ? null : <Elapsed from={run.startedAt} to={run.endedAt} />}
      {totals.calls === 0 ? null : (
        <span>{counted(totals.calls, rehearsal ? 'rehearsed call' : 'call')}</span>
      )}
      {tokens === 0 ? null : (
        <span>
          {totals.estimated ? 'about ' : ''}
          {short(tokens)} tokens
        </span>
      )}
      {progress === undefined ? null : (
        <span className={styles.progress} style={{ scale: `${progress} 1` }} />
      )}
    </footer>
  );
}
