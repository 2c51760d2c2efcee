import { CloudOff, X } from 'lucide-react';
import { useRun } from '../run/hooks.ts';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './run-notice.module.css';
import { useSession } from './session-context.ts';

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
  if (interrupted) {
    return (
      <p className={styles.notice} role="status">
        <CloudOff aria-hidden />
        The server was restarted during this run, so it did not finish. What it had done is shown below. Run
        it again for a complete result.
      </p>
    );
  }
  if (error === null) return null;
  return (
    <p className={styles.notice} role="alert">
      {error}
      <IconButton icon={X} label="Dismiss" size="small" onClick={run.dismissError} />
    </p>
  );
}
