import { useSyncExternalStore } from 'react';

/** On a phone there is no room to edit: graphs and results are read there. */
const phone = '(max-width: 640px)';

function watch(onChange: () => void): () => void {
  const query = window.matchMedia(phone);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** Whether the editor only shows. */
export function isReadOnly(): boolean {
  return window.matchMedia(phone).matches;
}

export function useReadOnly(): boolean {
  return useSyncExternalStore(watch, isReadOnly);
}
