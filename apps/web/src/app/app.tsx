import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { signInStore } from '../api/sign-in-needed.ts';
import { lazyView } from '../ui/lazy-view.tsx';
import { TooltipProvider } from '../ui/tooltip.tsx';
import { keepDraft } from './keep-draft.ts';
import { loadRest } from './load-rest.ts';
import { Notices } from './notices.tsx';
import { type Opened, openRoute } from './open-route.ts';
import { routeStore } from './router.ts';
import type { Session } from './session.ts';
import { SessionProvider } from './session-context.ts';
import { Shell } from './shell.tsx';

const SignInDialog = lazyView(async () => (await import('./sign-in-dialog.tsx')).SignInDialog);
/** The editor of one session. */
export function App({ session }: { session: Session }) {
  const { route } = useStore(routeStore);
  const isSignInNeeded = useStore(signInStore, ({ needed }) => needed);
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
        {opened === null ? null : <Shell firstVisit={opened === 'nothing'} />}
        {isSignInNeeded ? <SignInDialog /> : null}
        <Notices />
      </TooltipProvider>
    </SessionProvider>
  );
}
