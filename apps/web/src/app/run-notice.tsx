import { CloudOff, FlaskConical, OctagonPause, RotateCw, StepForward, X } from 'lucide-react';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { RehearsalSummary } from '../rehearse/rehearsal-summary.tsx';
import { useRun } from '../run/hooks.ts';
import { stopWords } from '../run/stop-words.ts';
import { Button } from '../ui/button.tsx';
import { counted } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import styles from './run-notice.module.css';
import { useSession } from './session-context.ts';
import { retryFailed } from './start-run.ts';

/** What the person has to know of the run's connection: that it is lost and being sought, or that the run was interrupted. */
export function RunNotice() {
  const { run } = useSession();
  const connection = useRun((view) => view.connection);
  const interrupted = useRun((view) => view.interrupted);
  const error = useRun((view) => view.error);
  if (connection === 'lost') {
    return (
      <p className={styles.notice} role="status">
        <CloudOff aria-hidden />
        Connection lost, trying again. The run goes on at the server.
      </p>
    );
  }
  if (interrupted) return <Interrupted />;
  if (error === null) return <Remark />;

  return (
    <p className={styles.notice} role="alert">
      {error}
      <IconButton icon={X} label="Dismiss" size="small" onClick={run.dismissError} />
    </p>
  );
}

/** A run that could not go on by itself when its server came back. */
function Interrupted() {
  const { run } = useSession();
  return (
    <p className={styles.notice} role="status">
      <CloudOff aria-hidden />
      The server was restarted during this run, and it could not go on by itself. What it had done is kept.
      <Button size="small" onClick={() => void run.goOn()}>
        Go on
      </Button>
    </p>
  );
}

/** A run that a budget or its deadline has ended. */
function Stopped({ words }: { words: string }) {
  const session = useSession();
  return (
    <p className={styles.notice} role="status">
      <OctagonPause aria-hidden />
      {words}
      <Tooltip content="Starts a run that reuses what was done, with the same budget for the rest.">
        <Button size="small" icon={StepForward} onClick={() => void retryFailed(session)}>
          Do the rest
        </Button>
      </Tooltip>
    </p>
  );
}

/** What is special about the run: it is a rehearsal, a budget ended it, or it went on after a restart. */
function Remark() {
  const view = useRun(
    useShallow(({ state, graph }) => ({
      runId: state?.runId ?? null,
      rehearsal: state?.rehearsal !== undefined,
      resumed: state?.resumed,
      lost: state?.lost ?? 0,
      isOver: state?.endedAt !== undefined,
      graph,
    })),
  );
  const [hidden, setHidden] = useState<string | null>(null);
  const ended = useRun(({ state }) => (state?.endedAt === undefined ? null : state));
  if (view.rehearsal) {
    if (hidden === view.runId) return null;
    return (
      <div className={styles.notice} data-tone="quiet" role="status">
        <FlaskConical aria-hidden />
        {view.isOver && ended !== null && view.graph !== null ? (
          <RehearsalSummary graph={view.graph} state={ended} />
        ) : (
          <span className={styles.words}>
            A rehearsal on simulated models: no key, no cost, answers are filler.
          </span>
        )}
        <IconButton icon={X} label="Hide this" size="small" onClick={() => setHidden(view.runId)} />
      </div>
    );
  }
  const stop = ended === null || view.graph === null ? null : stopWords(view.graph, ended);
  if (stop !== null) return <Stopped words={stop} />;
  if (view.resumed === undefined || view.isOver) return null;
  const twice = view.lost === 0 ? '' : ` ${counted(view.lost, 'call')} may have been billed twice.`;
  return (
    <p className={styles.notice} data-tone="quiet" role="status">
      <RotateCw aria-hidden />
      {`Went on after a restart of the server.${twice}`}
    </p>
  );
}
