import { Download } from 'lucide-react';
import { exportResults, resultExports } from '../app/exports.ts';
import { useSession } from '../app/session-context.ts';
import { useIsShared } from '../canvas/read-only.ts';
import { useRun } from '../run/hooks.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';

/** Saves what the run gave as a file, which the server makes; not there while no run is shown, and where it is only looked at. */
export function ExportMenu() {
  const hasRun = useRun(({ runId }) => runId !== null);
  const isShared = useIsShared();
  if (!hasRun || isShared) return null;
  return (
    <Menu
      align="end"
      trigger={<IconButton size="small" side="top" icon={Download} label="Save results as a file" />}
    >
      <ExportItems />
    </Menu>
  );
}

/** An item of a menu for each kind of file. */
export function ExportItems() {
  const session = useSession();
  return resultExports.map(({ format, label, icon }) => (
    <MenuItem key={format} icon={icon} onSelect={() => exportResults(session, format)}>
      {label}
    </MenuItem>
  ));
}
