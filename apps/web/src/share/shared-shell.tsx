import { useMemo } from 'react';
import { jumpTo } from '../app/jump-to.ts';
import { useSession } from '../app/session-context.ts';
import { type Shell, ShellProvider } from '../app/shell-context.ts';
import { useDockSize } from '../app/use-dock-size.ts';
import layout from '../app/workspace.module.css';
import { Workspace } from '../app/workspace.tsx';
import { LazyCanvas } from '../canvas/load-canvas.tsx';
import { ResultsDock } from '../results/dock.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import type { SharedThing } from './open-share.ts';
import { SharedBar } from './shared-bar.tsx';
import { SharedInspector } from './shared-inspector.tsx';

/** The one screen of the editor without what changes, runs or asks anything. */
export function SharedShell({ shared }: { shared: SharedThing }) {
  const session = useSession();
  const [dock, setDock] = useDockSize();
  const shell = useMemo<Shell>(
    () => ({
      show: () => undefined,
      dock,
      setDock,
      jumpTo: (id) => jumpTo(session, id),
      leaveDocument: (then) => then(),
    }),
    [session, dock, setDock],
  );
  const canvas =
    shared.graph.nodes.length === 0 ? (
      <EmptyState title="The shared graph is empty">It had no nodes when it was shared.</EmptyState>
    ) : (
      <LazyCanvas />
    );
  return (
    <ShellProvider value={shell}>
      <div className={layout.shell}>
        <SharedBar graph={shared.graph} />
        <Workspace
          canvas={canvas}
          dock={shared.run === null ? null : <ResultsDock />}
          inspector={<SharedInspector shared={shared} />}
        />
      </div>
    </ShellProvider>
  );
}
