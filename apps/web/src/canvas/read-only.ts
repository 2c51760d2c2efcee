import { createContext, useContext, useSyncExternalStore } from 'react';

/** On a phone there is no room to edit: graphs and results are read there. */
const phone = '(max-width: 640px)';

function watch(onChange: () => void): () => void {
  const query = window.matchMedia(phone);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

const ReadOnlyContext = createContext(false);

/** Everything below only shows, whatever the room: `<ReadOnly value>`. */
export const ReadOnly = ReadOnlyContext.Provider;

/** Whether this is shown to somebody who can only look: there is no server to ask for more. */
export function useIsShared(): boolean {
  return useContext(ReadOnlyContext);
}

/** Whether the window is one in which the editor only shows. */
export function isReadOnly(): boolean {
  return window.matchMedia(phone).matches;
}

/** The same, and whenever it changes. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(watch, isReadOnly);
}

/** Whether this part of the page only shows. */
export function useReadOnly(): boolean {
  const isShared = useIsShared();
  const isPhone = useIsPhone();
  return isShared || isPhone;
}
