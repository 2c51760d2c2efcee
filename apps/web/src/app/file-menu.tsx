import { ChevronDown, Copy, Download, FilePlus2, FolderOpen, LayoutTemplate, Upload } from 'lucide-react';
import { useRef } from 'react';
import { withPositions } from '../graph/auto-layout.ts';
import { ExportItems } from '../results/export-menu.tsx';
import { useRun } from '../run/hooks.ts';
import { Button } from '../ui/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.tsx';
import { toast } from '../ui/toast.ts';
import { exportPicture, pictureExports } from './exports.ts';
import { downloadGraph, readGraphFile } from './graph-file.ts';
import { showRoute } from './router.ts';
import { useSession } from './session-context.ts';
import { useShell } from './shell-context.ts';

/** New, open, templates, import and export. */
export function FileMenu() {
  const session = useSession();
  const { show, leaveDocument } = useShell();
  const hasRun = useRun((view) => view.runId !== null);
  const picker = useRef<HTMLInputElement>(null);

  const begin = () => {
    session.run.leave();
    session.document.create();
    session.selection.clear();
    showRoute({ page: 'home' });
  };
  const load = async (file: File) => {
    const read = await readGraphFile(file);
    if (!read.ok) {
      toast.error(read.message);
      return;
    }
    const graph = await withPositions(read.graph);
    session.run.leave();
    session.document.create(graph);
    session.selection.clear();
    showRoute({ page: 'home' });
  };

  return (
    <>
      <Menu
        trigger={
          <Button variant="quiet" aria-label="Graph menu">
            Graph
            <ChevronDown size={14} aria-hidden />
          </Button>
        }
      >
        <MenuItem icon={FilePlus2} onSelect={() => leaveDocument(begin)}>
          New
        </MenuItem>
        <MenuItem icon={FolderOpen} keys="Mod+O" onSelect={() => show('open')}>
          Open…
        </MenuItem>
        <MenuItem icon={LayoutTemplate} onSelect={() => show('templates')}>
          Templates…
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={Copy} onSelect={() => void session.document.saveCopy()}>
          Save a copy
        </MenuItem>
        <MenuItem icon={Upload} onSelect={() => leaveDocument(() => picker.current?.click())}>
          Open a file…
        </MenuItem>
        <MenuItem icon={Download} onSelect={() => downloadGraph(session.graph.getState().graph)}>
          Download as a file
        </MenuItem>
        {pictureExports.map(({ format, label, icon }) => (
          <MenuItem key={format} icon={icon} onSelect={() => void exportPicture(session, format)}>
            {label}
          </MenuItem>
        ))}
        {hasRun ? (
          <>
            <MenuSeparator />
            <ExportItems />
          </>
        ) : null}
      </Menu>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="Graph file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) void load(file);
        }}
      />
    </>
  );
}
