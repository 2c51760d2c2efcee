import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ModelsState } from '../../api/models-store.ts';
import { useSession } from '../../app/session-context.ts';

/** The models that the server offers; asks for them if nobody has yet. */
export function useModels(): ModelsState {
  const { models } = useSession();
  const state = useStore(models);
  useEffect(() => {
    const { models: listed, loading, error } = models.getState();
    if (listed.length === 0 && !loading && error === null) void models.refresh();
  }, [models]);
  return state;
}
