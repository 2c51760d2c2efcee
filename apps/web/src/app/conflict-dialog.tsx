import { errorMessage } from '../api/http.ts';
import { forgetUnsaved } from '../graph/draft.ts';
import { useDocument } from '../graph/hooks.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { lazyView } from '../ui/lazy-view.tsx';
import { toast } from '../ui/toast.ts';
import { useSession } from './session-context.ts';

const BothSides = lazyView(async () => (await import('../versions/merge-view.tsx')).MergeView);

/** Someone saved another version in the meantime. Nothing is lost whichever way is taken. */
export function ConflictDialog() {
  const { document } = useSession();
  const conflict = useDocument((state) => state.conflict);
  const id = useDocument((state) => state.id);
  const openTheirs = () => {
    if (id === null) return;
    document.dismissConflict();
    forgetUnsaved(id);
    document.open(id).catch((error: unknown) => toast.error(errorMessage(error)));
  };
  return (
    <Dialog
      open={conflict !== null}
      onClose={document.dismissConflict}
      title="This graph was changed elsewhere"
      description={`Version ${conflict?.currentVersion ?? ''} was saved after you opened the graph, in another window or by someone else. Both stay in its history.`}
      size="large"
      footer={
        <>
          <Button onClick={openTheirs}>Open theirs</Button>
          <Button onClick={() => void document.saveCopy()}>Save a copy</Button>
          <Button onClick={() => void document.saveOverTheirs()}>Keep mine as a new version</Button>
        </>
      }
    >
      {conflict === null ? null : <BothSides currentVersion={conflict.currentVersion} />}
    </Dialog>
  );
}
