import { useEffect, useState } from 'react';
import { sharedAddress } from '../share/shared-address.ts';
import { lazyView } from '../ui/lazy-view.tsx';
import { App } from './app.tsx';
import { createSession } from './session.ts';

const SharedPage = lazyView(async () => (await import('../share/shared-page.tsx')).SharedPage);

/** The page of the address: the editor, or what somebody shared. */
export function Root() {
  const [address] = useState(() => sharedAddress(window.location));
  useEffect(() => {
    // A link that is pasted over another of the same page loads nothing by itself.
    const onHash = () => {
      if (address !== null || sharedAddress(window.location) !== null) window.location.reload();
    };
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, [address]);
  return address === null ? <Editor /> : <SharedPage address={address} />;
}

function Editor() {
  const [session] = useState(() => createSession());
  return <App session={session} />;
}
