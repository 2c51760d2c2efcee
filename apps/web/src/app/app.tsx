import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Toaster } from '../ui/toaster.tsx';
import { TooltipProvider } from '../ui/tooltip.tsx';
import { keepDraft } from './keep-draft.ts';
import { loadRest } from './load-rest.ts';
import { type Opened, openRoute } from './open-route.ts';
import { routeStore } from './router.ts';
import type { Session } from './session.ts';
import { SessionProvider } from './session-context.ts';
import { Shell } from './shell.tsx';
import { SignInDialog } from './sign-in-dialog.tsx';

/** The editor of one session. */
export function App({ session }: { session: Session }) {
  const { route } = useStore(routeStore);
  const [opened, setOpened] = useState<Opened | null>(null);

  useEffect(() => {
    let gone = false;
    void openRoute(session, route).then((result) => (gone ? undefined : setOpened(result)));
    return () => {
      gone = true;
    };
  }, [session, route]);

  useEffect(() => (opened === null ? undefined : keepDraft(session)), [session, opened]);
  useEffect(() => void session.models.refresh(), [session]);
  useEffect(() => (opened === null ? undefined : loadRest(session)), [session, opened]);

  return (
    <SessionProvider value={session}>
      <TooltipProvider>
        {opened === null ? null : (
          <ReactFlowProvider>
            <Shell firstVisit={opened === 'nothing'} />
          </ReactFlowProvider>
        )}
        <SignInDialog />
        <Toaster />
      </TooltipProvider>
    </SessionProvider>
  );
}
