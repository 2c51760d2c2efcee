/** Why a page may have missed something: the network is back, it came into view, or the browser took it out of its cache. */
export type Waking = 'online' | 'visible' | 'restored';

/** Tells of each moment after which the page cannot rely on its timers and connections. Returns how to stop. */
export function watchWaking(then: (reason: Waking) => void): () => void {
  const onOnline = () => then('online');
  const onVisible = () => {
    if (document.visibilityState === 'visible') then('visible');
  };
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) then('restored');
  };
  window.addEventListener('online', onOnline);
  document.addEventListener('visibilitychange', onVisible);
  window.addEventListener('pageshow', onShow);
  return () => {
    window.removeEventListener('online', onOnline);
    document.removeEventListener('visibilitychange', onVisible);
    window.removeEventListener('pageshow', onShow);
  };
}
