import { CopyPlus, Trash2 } from 'lucide-react';
import { useEditor } from '../../graph/hooks.ts';
import { Button } from '../../ui/button.tsx';
import styles from './inspector.module.css';

/** What can be done with all that is selected. Undo brings everything back. */
export function NodeActions({ canDuplicate = true }: { canDuplicate?: boolean }) {
  const editor = useEditor();
  return (
    <div className={styles.actions}>
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
