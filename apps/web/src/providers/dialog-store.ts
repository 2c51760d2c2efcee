import { createStore } from 'zustand/vanilla';

/** Whether the providers are shown. A store of its own, so that any field that names a model can open them. */
export const providersDialog = createStore<{ readonly open: boolean }>()(() => ({ open: false }));

export function openProviders(): void {
  providersDialog.setState({ open: true });
}

export function closeProviders(): void {
  providersDialog.setState({ open: false });
}
