import { startTour } from '../tour/tour-store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import styles from './keys-dialog.module.css';
import { shortcuts } from './shortcuts.ts';

/** What the browser and the canvas do by themselves; listed in the help too. */
const builtInKeys: readonly { readonly keys: string; readonly does: string }[] = [
  { keys: 'Mod+C', does: 'Copy nodes' },
  { keys: 'Mod+X', does: 'Cut nodes' },
  { keys: 'Mod+V', does: 'Paste nodes' },
  { keys: 'Tab', does: 'Next node or edge' },
  { keys: 'Arrow keys', does: 'Move what is selected' },
  { keys: 'Shift+Arrow keys', does: 'Move it further' },
  { keys: 'Space', does: 'Hold and drag to pan' },
  { keys: 'Wheel', does: 'Zoom' },
  { keys: 'Drag', does: 'Select what is in the box' },
  { keys: 'Shift+Click', does: 'Add to the selection' },
  { keys: 'Alt+Drag', does: 'Drag a copy' },
  { keys: 'Mod+Drag', does: 'Drag without snapping' },
  { keys: 'Double-click', does: 'Edit what is selected, open a block' },
];

/** Every key of the editor. */
export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const rows = Map.groupBy([...shortcuts, ...builtInKeys], (row) => row.does);
  const tour = () => {
    onClose();
    startTour();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Keys"
      size="large"
      footer={<Button onClick={tour}>Take the tour</Button>}
    >
      {/* It scrolls on small windows and holds no control, so it takes the focus itself. */}
      <dl className={styles.rows} tabIndex={0}>
        {[...rows].map(([does, ways]) => (
          <div key={does} className={styles.row}>
            <dt>{does}</dt>
            <dd>
              {ways.map(({ keys }) => (
                <Kbd key={keys} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
