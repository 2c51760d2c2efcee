import { prepareKinds } from '@parallax/engine';
import { loadLayout } from '../graph/auto-layout.ts';
import { kinds } from '../graph/kinds.ts';
import { preloadViews } from '../ui/lazy-view.tsx';
import type { Session } from './session.ts';

/**
 * Loads what the first paint did without, when the browser has nothing better to do: views that are not open yet, the layout, and
 * what the kinds need to check patterns. So nothing flickers when it is first opened, and all of it works when the server stops.
 * What fails here is tried again when it is needed; until then the server's own check has the last word. Returns how to call it off.
 */
export function loadRest({ compiled }: Session): () => void {
  const load = () => {
    void preloadViews();
    loadLayout().catch(() => undefined);
    prepareKinds(kinds).then(compiled.refresh, () => undefined);
  };
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(load, 500);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(load, { timeout: 2_000 });
  return () => cancelIdleCallback(handle);
}
