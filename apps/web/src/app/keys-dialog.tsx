import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import styles from './keys-dialog.module.css';
import { builtInKeys, shortcuts } from './shortcuts.ts';

/** Every key of the editor. */
export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const rows = Map.groupBy([...shortcuts, ...builtInKeys], (row) => row.does);
  return (
    <Dialog open={open} onClose={onClose} title="Keys" size="small">
      <dl className={styles.rows}>
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
