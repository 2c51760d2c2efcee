import { CopyPlus, RotateCcw, StepForward, Trash2 } from 'lucide-react';
import { useSession } from '../../app/session-context.ts';
import { retryFailed, runFrom } from '../../app/start-run.ts';
import { useEditor } from '../../graph/hooks.ts';
import { useRun } from '../../run/hooks.ts';
import { repairOf } from '../../run/repair.ts';
import { unfinishedTasks } from '../../run/reuse-plan.ts';
import { useReuse } from '../../run/use-reuse.ts';
import { Button } from '../../ui/button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './inspector.module.css';

/** What can be done with all that is selected. Undo brings everything back. */
export function NodeActions({ canDuplicate = true, nodeId }: { canDuplicate?: boolean; nodeId?: string }) {
  const editor = useEditor();
  return (
    <div className={styles.actions}>
      {nodeId === undefined ? null : <RunActions nodeId={nodeId} />}
      {canDuplicate ? (
        <Button icon={CopyPlus} onClick={() => editor.duplicateSelected()}>
          Duplicate
        </Button>
      ) : null}
      <Button icon={Trash2} variant="danger" onClick={() => editor.removeSelected()}>
        Delete
      </Button>
    </div>
  );
}

/** What can be done with the node's part of the run that is shown. */
function RunActions({ nodeId }: { nodeId: string }) {
  const session = useSession();
  const failedHere = useRun((view) =>
    view.state === null || repairOf(view).failed === 0 ? 0 : unfinishedTasks(view.state, nodeId),
  );
  const from = useReuse([nodeId]);
  if (from === null) return null;
  return (
    <>
      <Tooltip content={from.words.join(' ') || 'Runs this node and all that depends on it.'} side="top">
        <Button icon={StepForward} onClick={() => void runFrom(session, nodeId)}>
          Run from here
        </Button>
      </Tooltip>
      {failedHere === 0 ? null : (
        <Tooltip content="Asks again for all that failed in this run, and for what depends on it." side="top">
          <Button icon={RotateCcw} onClick={() => void retryFailed(session)}>
            Retry failed
          </Button>
        </Tooltip>
      )}
    </>
  );
}
