import { GitBranch, History, Keyboard, KeyRound, Redo2, Save, Settings2, Share2, Undo2 } from 'lucide-react';
import { useStore } from 'zustand';
import { useReadOnly } from '../canvas/read-only.ts';
import { useDocumentGraph, useSaveStatus } from '../graph/hooks.ts';
import { openProviders } from '../providers/dialog-store.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { FileMenu } from './file-menu.tsx';
import { GraphName } from './graph-name.tsx';
import { Logo } from './logo.tsx';
import { RunControls } from './run-controls.tsx';
import { SaveIndicator } from './save-indicator.tsx';
import { useSession } from './session-context.ts';
import { useShell } from './shell-context.ts';
import { ThemeMenu } from './theme-menu.tsx';
import styles from './top-bar.module.css';

/** The bar at the top: the document at the left, its run at the right. */
export function TopBar({ onSave, onRun }: { onSave: () => void; onRun: () => void }) {
  const { graph } = useSession();
  const { show } = useShell();
  const canUndo = useStore(graph.history, (history) => history.pastStates.length > 0);
  const canRedo = useStore(graph.history, (history) => history.futureStates.length > 0);
  const saveStatus = useSaveStatus();
  if (useReadOnly()) return <ReadingBar />;
  return (
    <header className={styles.bar}>
      <div className={styles.group}>
        <Logo />
        <FileMenu />
        <GraphName />
        <SaveIndicator />
      </div>
      <div className={styles.group}>
        <IconButton icon={Undo2} label="Undo" keys="Mod+Z" disabled={!canUndo} onClick={graph.undo} />
        <IconButton icon={Redo2} label="Redo" keys="Mod+Shift+Z" disabled={!canRedo} onClick={graph.redo} />
        <IconButton
          icon={Save}
          label="Save"
          keys="Mod+S"
          disabled={saveStatus === 'saved'}
          onClick={onSave}
        />
        <IconButton icon={GitBranch} label="Versions" onClick={() => show('versions')} />
        <IconButton icon={Share2} label="Share" onClick={() => show('share')} />
        <span className={styles.divider} />
        <IconButton icon={KeyRound} label="Models and keys" onClick={openProviders} />
        <IconButton icon={History} label="Runs" onClick={() => show('history')} />
        <IconButton icon={Settings2} label="Settings" onClick={() => show('settings')} />
        <IconButton icon={Keyboard} label="Keys" keys="?" onClick={() => show('keys')} />
        <ThemeMenu />
        <span className={styles.divider} />
        <RunControls onRun={onRun} />
      </div>
    </header>
  );
}

/** The bar of a phone, where graphs and results are read. */
function ReadingBar() {
  const { show } = useShell();
  const name = useDocumentGraph((graph) => graph.name);
  return (
    <header className={styles.bar}>
      <div className={styles.group}>
        <Logo />
        <FileMenu />
        <h1 className={styles.title}>{name}</h1>
      </div>
      <div className={styles.group}>
        <IconButton icon={History} label="Runs" onClick={() => show('history')} />
        <ThemeMenu />
      </div>
    </header>
  );
}
