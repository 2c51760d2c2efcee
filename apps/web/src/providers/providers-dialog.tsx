import type { ProviderInfo } from '@parallax/schema';
import { Plus, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../app/session-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProviderForm } from './provider-form.tsx';
import { ProviderList } from './provider-list.tsx';

/** What the dialog shows: the list, or the form for a new provider or for one that is there. */
type View =
  | { readonly page: 'list' }
  | { readonly page: 'add' }
  | { readonly page: 'edit'; readonly provider: ProviderInfo; readonly saved?: boolean };

/** Where models come from: every provider with its state, and the form to add and change them. */
export function ProvidersDialog({ onClose }: { onClose: () => void }) {
  const { models } = useSession();
  const loading = useStore(models, (state) => state.loading);
  const [view, setView] = useState<View>({ page: 'list' });
  useEffect(() => void models.refresh(), [models]);

  const showList = () => setView({ page: 'list' });
  const onSaved = (provider: ProviderInfo) => {
    models.setProvider(provider);
    void models.refresh();
    // One that does not answer stays open: most often the address or the key has to be mended.
    setView(provider.status === 'ready' ? { page: 'list' } : { page: 'edit', provider, saved: true });
  };

  if (view.page === 'list') {
    return (
      <Dialog
        open
        onClose={onClose}
        size="large"
        title="Models and keys"
        description="Where answers come from, how much of it may be used, and how that stands now. Keys are kept encrypted on the server: they are never shown again, and never part of graphs, exports or logs."
        footer={
          <>
            <Button icon={RefreshCw} busy={loading} onClick={() => void models.refresh()}>
              Check again
            </Button>
            <Button variant="primary" icon={Plus} onClick={() => setView({ page: 'add' })}>
              Add a provider
            </Button>
          </>
        }
      >
        <ProviderList onEdit={(provider) => setView({ page: 'edit', provider })} />
      </Dialog>
    );
  }
  const provider = view.page === 'edit' ? view.provider : undefined;
  return (
    <Dialog open onClose={onClose} title={titleOf(provider)}>
      <ProviderForm
        key={view.page === 'edit' && view.saved ? 'saved' : 'new'}
        provider={provider}
        saved={view.page === 'edit' && view.saved === true}
        onSaved={onSaved}
        onBack={showList}
      />
    </Dialog>
  );
}

function titleOf(provider: ProviderInfo | undefined): string {
  if (provider === undefined) return 'Add a provider';
  return provider.origin === 'settings' ? `Edit ${provider.title}` : `Set up ${provider.title}`;
}
