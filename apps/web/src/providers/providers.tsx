import { useStore } from 'zustand';
import { lazyView } from '../ui/lazy-view.tsx';
import { closeProviders, providersDialog } from './dialog-store.ts';

const ProvidersDialog = lazyView(async () => (await import('./providers-dialog.tsx')).ProvidersDialog);

/** "Models and keys", while `openProviders` asks for it. Gone when closed, with everything that was typed. */
export function Providers() {
  const { open } = useStore(providersDialog);
  return open ? <ProvidersDialog onClose={closeProviders} /> : null;
}
