import { Play, Square } from 'lucide-react';
import { Elapsed } from '../canvas/elapsed.tsx';
import { useCompiled } from '../graph/hooks.ts';
import { useIsLive, useRun, useRunStatus } from '../run/hooks.ts';
import { Button } from '../ui/button.tsx';
import { callRange, count, counted } from '../ui/format.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import { stateWord } from '../ui/states.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import { useSession } from './session-context.ts';
import styles from './top-bar.module.css';

/** What a run will need, the button that starts or cancels it, and how it stands. */
export function RunControls({ onRun }: { onRun: () => void }) {
  const { run } = useSession();
  const live = useIsLive();
  const cancelling = useRun((view) => view.cancelling);
  const starting = useRun((view) => view.starting);
  return (
    <>
      <RunState />
      {live ? null : <Estimate />}
      {live ? (
        <Button
          variant="danger"
          icon={Square}
          busy={cancelling || starting}
          onClick={() => void run.cancel()}
        >
          Cancel
        </Button>
      ) : (
        <Tooltip content="Run the graph" keys="Mod+Enter">
          <Button variant="primary" icon={Play} onClick={onRun}>
            Run
          </Button>
        </Tooltip>
      )}
    </>
  );
}

function RunState() {
  const status = useRunStatus();
  const interrupted = useRun((view) => view.interrupted);
  const startedAt = useRun((view) => view.state?.startedAt);
  const endedAt = useRun((view) => view.state?.endedAt);
  const live = useIsLive();
  const calls = useRun((view) => view.state?.totals.calls ?? 0);
  const expected = useRun((view) => view.state?.estimate?.calls);
  if (status === null) return null;
  return (
    <span className={styles.status} role="status" aria-label="Run">
      <StateBadge state={status} text={interrupted ? 'Interrupted' : stateWord[status]} />
      {startedAt === undefined || interrupted ? null : <Elapsed from={startedAt} to={endedAt} />}
      {live && expected !== undefined && expected.max === expected.min && expected.min > 0 ? (
        <span>
          {count(calls)} of {counted(expected.min, 'call')}
        </span>
      ) : null}
    </span>
  );
}

function Estimate() {
  const calls = useCompiled((compiled) => compiled.plan?.estimate.calls);
  const broken = useCompiled(
    (compiled) => compiled.issues.filter((issue) => issue.severity === 'error').length,
  );
  const hasRun = useRunStatus() !== null;
  const empty = useCompiled((compiled) => compiled.issues.some((issue) => issue.code === 'empty-graph'));
  if (empty) return null;
  if (calls === undefined) return <span className={styles.estimate}>{counted(broken, 'problem')}</span>;
  // Beside the result of a run, the figure would be taken for a part of it.
  return (
    <span className={styles.estimate}>{hasRun ? `Next run: ${callRange(calls)}` : callRange(calls)}</span>
  );
}
