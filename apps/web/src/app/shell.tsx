import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { signInStore } from '../api/sign-in-needed.ts';
import { LazyCanvas } from '../canvas/load-canvas.tsx';
import { Palette } from '../canvas/palette.tsx';
import { hasUnsavedChanges } from '../graph/document-store.ts';
import { useDocument } from '../graph/hooks.ts';
import { Inspector } from '../nodes/inspector.tsx';
import { Providers } from '../providers/providers.tsx';
import { ResultsDock } from '../results/dock.tsx';
import { asked } from '../settings/ask-before-run.ts';
import { offerTour, tourStore } from '../tour/tour-store.ts';
import { lazyView } from '../ui/lazy-view.tsx';
import { toast } from '../ui/toast.ts';
import { jumpTo } from './jump-to.ts';
import { showRoute } from './router.ts';
import { useSession } from './session-context.ts';
import { type Shell as ShellActions, type ShellDialog, ShellProvider } from './shell-context.ts';
import { useShortcuts } from './shortcuts.ts';
import { startRun } from './start-run.ts';
import { TopBar } from './top-bar.tsx';
import { useDockSize } from './use-dock-size.ts';
import styles from './workspace.module.css';
import { Workspace } from './workspace.tsx';

const TemplateGallery = lazyView(async () => (await import('./template-gallery.tsx')).TemplateGallery);
const Tour = lazyView(async () => (await import('../tour/tour.tsx')).Tour);
const OpenDialog = lazyView(async () => (await import('./open-dialog.tsx')).OpenDialog);
const CommandPalette = lazyView(async () => (await import('./command-palette.tsx')).CommandPalette);
const KeysDialog = lazyView(async () => (await import('./keys-dialog.tsx')).KeysDialog);
const ConfirmRun = lazyView(async () => (await import('../settings/confirm-run.tsx')).ConfirmRun);
const ConflictDialog = lazyView(async () => (await import('./conflict-dialog.tsx')).ConflictDialog);
const RunNotice = lazyView(async () => (await import('./run-notice.tsx')).RunNotice);
const LeaveDialog = lazyView(async () => (await import('./leave-dialog.tsx')).LeaveDialog);
const EditPicker = lazyView(async () => (await import('./edit-pickers.tsx')).EditPicker);
const HistoryDialog = lazyView(async () => (await import('../history/history-dialog.tsx')).HistoryDialog);
const VersionsDialog = lazyView(async () => (await import('../versions/versions-dialog.tsx')).VersionsDialog);
const ShareDialog = lazyView(async () => (await import('../share/share-dialog.tsx')).ShareDialog);
const SettingsDialog = lazyView(async () => (await import('../settings/settings-dialog.tsx')).SettingsDialog);
const RehearseDialog = lazyView(async () => (await import('../rehearse/rehearse-dialog.tsx')).RehearseDialog);

/** The one screen of the editor, with its dialogs. */
export function Shell({ firstVisit }: { firstVisit: boolean }) {
  const session = useSession();
  const [dialog, setDialog] = useState<ShellDialog | null>(firstVisit ? 'templates' : null);
  const [dock, setDock] = useDockSize();
  const isAsked = useStore(asked, ({ question }) => question !== null);
  const isConflict = useDocument((document) => document.conflict !== null);
  const [leaving, setLeaving] = useState<(() => void) | null>(null);

  // Without settings nothing is priced and nobody is asked, and without saved blocks the graph's own are there: all can wait for the next try.
  useEffect(() => {
    session.settings.load().catch(() => undefined);
    session.blocks.load().catch(() => undefined);
  }, [session]);

  const shell = useMemo<ShellActions>(
    () => ({
      show: setDialog,
      dock,
      setDock,
      jumpTo: (id) => jumpTo(session, id),
      leaveDocument(then) {
        const unsaved = hasUnsavedChanges(session.document.getState(), session.graph.getState().graph);
        if (unsaved) setLeaving(() => then);
        else then();
      },
    }),
    [session, dock, setDock],
  );

  // Of two dialogs the one that comes last hides the other from screen readers and the mouse: the sign-in goes first.
  const isSignInNeeded = useStore(signInStore, ({ needed }) => needed);
  const isOnTour = useStore(tourStore, ({ step }) => step !== null);
  const closeGallery = useCallback(() => {
    setDialog(null);
    if (firstVisit) offerTour();
  }, [firstVisit]);

  const save = useCallback(async () => {
    if (await session.document.save()) {
      const { id } = session.document.getState();
      if (id !== null) showRoute({ page: 'graph', id });
      return;
    }
    const { error } = session.document.getState();
    if (error !== null) toast.error(error);
  }, [session]);

  const actions = useMemo(
    () => ({ session, shell, save: () => void save(), startRun: () => void startRun(session) }),
    [session, shell, save],
  );
  useShortcuts(actions);

  return (
    <ShellProvider value={shell}>
      <div className={styles.shell}>
        <TopBar onSave={actions.save} onRun={actions.startRun} />
        <RunNotice />
        <Workspace
          palette={<Palette />}
          canvas={<LazyCanvas />}
          dock={<ResultsDock />}
          inspector={<Inspector />}
        />
      </div>
      {dialog === 'templates' && !isSignInNeeded ? <TemplateGallery onClose={closeGallery} /> : null}
      {isOnTour ? <Tour /> : null}
      {dialog === 'open' ? <OpenDialog open onClose={() => setDialog(null)} /> : null}
      {dialog === 'commands' ? <CommandPalette onClose={() => setDialog(null)} actions={actions} /> : null}
      {dialog === 'keys' ? <KeysDialog open onClose={() => setDialog(null)} /> : null}
      {dialog === 'find' || dialog === 'connect' || dialog === 'replace' || dialog === 'insert' ? (
        <EditPicker dialog={dialog} onClose={() => setDialog(null)} />
      ) : null}
      <Providers />
      {dialog === 'history' ? <HistoryDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'versions' ? <VersionsDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'share' ? <ShareDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'settings' ? <SettingsDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'rehearse' ? <RehearseDialog onClose={() => setDialog(null)} /> : null}
      {isAsked ? <ConfirmRun onSettings={() => setDialog('settings')} /> : null}
      {isConflict ? <ConflictDialog /> : null}
      {leaving === null ? null : <LeaveDialog then={leaving} onClose={() => setLeaving(null)} />}
    </ShellProvider>
  );
}
