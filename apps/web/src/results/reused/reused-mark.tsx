import type { TaskState } from '@parallax/schema';
import { useSession } from '../../app/session-context.ts';
import { showRun } from '../../app/show-run.ts';
import { useIsShared } from '../../canvas/read-only.ts';
import { StateIcon } from '../../ui/state-badge.tsx';
import styles from './reused-mark.module.css';

/** Of a result that an earlier run has paid for: that it is reused, with the way to where it comes from. Nothing for any other. */
export function ReusedMark({ task }: { task: TaskState | undefined }) {
  const session = useSession();
  const isShared = useIsShared();
  if (task?.reused === undefined) return null;
  if (isShared) {
    return (
      <span className={styles.mark}>
        <StateIcon state="reused" />
        Reused from an earlier run
      </span>
    );
  }
  const { runId, task: origin } = task.reused;
  return (
    <a
      className={styles.mark}
      href={`/r/${encodeURIComponent(runId)}`}
      title="An earlier run has paid for this result. Shows it there."
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        void showRun(session, runId, origin);
      }}
    >
      <StateIcon state="reused" />
      Reused from an earlier run
    </a>
  );
}
