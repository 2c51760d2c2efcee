import { Unlink } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Notices } from '../app/notices.tsx';
import { SessionProvider } from '../app/session-context.ts';
import { ReadOnly } from '../canvas/read-only.ts';
import { withPositions } from '../graph/auto-layout.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { TooltipProvider } from '../ui/tooltip.tsx';
import { type OpenedShare, openShare, type SharedThing } from './open-share.ts';
import styles from './share.module.css';
import type { SharedAddress } from './shared-address.ts';
import { sharedSession } from './shared-session.ts';
import { SharedShell } from './shared-shell.tsx';

/** What somebody shared, to look at: the graph, and the results of a run where one is shared. */
export function SharedPage({ address }: { address: SharedAddress }) {
  const [opened, setOpened] = useState<OpenedShare | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again
  useEffect(() => {
    let isGone = false;
    setOpened(null);
    const open = async () => {
      const result = await openShare(address);
      if (!result.ok) return result;
      const graph = await withPositions(result.shared.graph);
      return { ok: true as const, shared: { ...result.shared, graph } };
    };
    void open().then((result) => (isGone ? undefined : setOpened(result)));
    return () => {
      isGone = true;
    };
  }, [address, tries]);
  if (opened === null) return <p className={styles.opening}>Opening what was shared…</p>;
  if (opened.ok) return <Shared shared={opened.shared} />;
  return (
    <main className={styles.refused}>
      <EmptyState
        icon={Unlink}
        title="This link does not open"
        action={
          <div className={styles.actions}>
            <Button onClick={() => window.location.assign('/')}>Open Parallax</Button>
            <Button variant="primary" onClick={() => setTries(tries + 1)}>
              Try again
            </Button>
          </div>
        }
      >
        {opened.message}
      </EmptyState>
      {opened.issues.length === 0 ? null : (
        <ul className={styles.issues} aria-label="Problems">
          {opened.issues.map(({ path, message }) => (
            <li key={`${path.join('.')} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
    </main>
  );
}

function Shared({ shared }: { shared: SharedThing }) {
  const session = useMemo(() => sharedSession(shared), [shared]);
  useEffect(() => () => session.compiled.stop(), [session]);
  return (
    <SessionProvider value={session}>
      <ReadOnly value>
        <TooltipProvider>
          <SharedShell shared={shared} />
          <Notices />
        </TooltipProvider>
      </ReadOnly>
    </SessionProvider>
  );
}
