import { CopyPlus, StepForward, Trash2 } from 'lucide-react';
import { useSession } from '../../app/session-context.ts';
import { runFrom } from '../../app/start-run.ts';
import { useEditor } from '../../graph/hooks.ts';
import { useRun } from '../../run/hooks.ts';
import { repairOf } from '../../run/repair.ts';
import { Button } from '../../ui/button.tsx';
import styles from './inspector.module.css';

/** What can be done with all that is selected. Undo brings everything back. */
export function NodeActions({ canDuplicate = true, nodeId }: { canDuplicate?: boolean; nodeId?: string }) {
  const session = useSession();
  const editor = useEditor();
  const canReuse = useRun((view) => repairOf(view).canReuse);
  return (
    <div className={styles.actions}>
      {canReuse && nodeId !== undefined ? (
        <Button icon={StepForward} onClick={() => void runFrom(session, nodeId)}>
          Run from here
        </Button>
      ) : null}
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
