import type { ProviderInfo } from '@parallax/schema';
import { useState } from 'react';
import { useStore } from 'zustand';
import { errorMessage } from '../api/http.ts';
import { useSession } from '../app/session-context.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { toast } from '../ui/toast.ts';
import { ProviderRow } from './provider-row.tsx';
import { noLanguageModel } from './provider-words.ts';
import styles from './providers.module.css';
import { useGauges } from './use-gauges.ts';

/** Every provider with its state, and in words whether there is a language model at all. */
export function ProviderList({ onEdit }: { onEdit: (provider: ProviderInfo) => void }) {
  const { api, models: store } = useSession();
  const state = useStore(store);
  const gauges = useGauges();
  const [removing, setRemoving] = useState<string | null>(null);
  const { models, providers, loading, error } = state;

  const remove = async ({ id, title }: ProviderInfo) => {
    setRemoving(null);
    try {
      await api.deleteProvider(id);
      toast.show(`Removed ${title}`);
    } catch (thrown) {
      toast.error(errorMessage(thrown));
    }
    await store.refresh();
  };

  if (providers.length === 0) {
    return error === null ? (
      <p className={styles.note}>Asking the providers…</p>
    ) : (
      <EmptyState
        title="The providers could not be loaded"
        action={<Button onClick={() => void store.refresh()}>Try again</Button>}
      >
        {error}
      </EmptyState>
    );
  }
  const missing = noLanguageModel(state);
  return (
    <>
      {missing === undefined || loading ? null : <p className={styles.banner}>{missing}</p>}
      {error === null ? null : (
        <p className={styles.problem} role="alert">
          This list may be out of date. {error}
        </p>
      )}
      <ul className={styles.list} aria-label="Providers" aria-busy={loading}>
        {providers.map((provider) => (
          <ProviderRow
            key={provider.id}
            provider={provider}
            models={countOf(provider, models, loading)}
            removing={removing === provider.id}
            gauges={gauges}
            onEdit={() => onEdit(provider)}
            onRemove={() => setRemoving(provider.id)}
            onKeep={() => setRemoving(null)}
            onRemoveNow={() => void remove(provider)}
          />
        ))}
      </ul>
    </>
  );
}

/** Null while a provider that was just set up has not listed its models yet. */
function countOf(
  { id }: ProviderInfo,
  models: readonly { readonly provider: string }[],
  loading: boolean,
): number | null {
  const count = models.filter(({ provider }) => provider === id).length;
  return count === 0 && loading ? null : count;
}
