import { forgetUnsaved } from '../graph/draft.ts';
import { useGraph } from '../graph/hooks.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useSession } from './session-context.ts';

interface LeaveDialogProps {
  /** What to do once the changes are dealt with; null while nobody wants to leave. */
  then: (() => void) | null;
  onClose: () => void;
}

/** Asks what to do with unsaved changes before another graph takes their place. */
export function LeaveDialog({ then, onClose }: LeaveDialogProps) {
  const { document } = useSession();
  const name = useGraph((graph) => graph.name);
  const leave = () => {
    onClose();
    then?.();
  };
  const discard = () => {
    const { id } = document.getState();
    if (id !== null) forgetUnsaved(id);
    leave();
  };
  const save = async () => {
    if (await document.save()) leave();
    else onClose();
  };
  return (
    <Dialog
      open={then !== null}
      onClose={onClose}
      title={`Save the changes to "${name}"?`}
      description="They are only in this browser, and another graph is about to take their place."
      size="small"
      footer={
        <>
          <Button variant="danger" onClick={discard}>
            Discard them
          </Button>
          <Button onClick={onClose}>Stay here</Button>
          <Button variant="primary" onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    />
  );
}
