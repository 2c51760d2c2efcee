import { type ComponentType, useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

const loaders = new Set<() => Promise<unknown>>();

/**
 * A component whose code is not part of the first load: it comes when the component is first shown or with `preloadViews`, and
 * from then on it renders at once. (React's own `lazy` shows its fallback for a moment even when the code is there.)
 * `instead` stands in its place until then, and for good where the code cannot be had.
 */
export function lazyView<P extends object>(
  load: () => Promise<ComponentType<P>>,
  instead?: ComponentType<P>,
): ComponentType<P> {
  let loaded: ComponentType<P> | undefined;
  let loading: Promise<ComponentType<P>> | undefined;

  const loadOnce = (): Promise<ComponentType<P>> => {
    loading ??= load().then(
      (component) => {
        loaded = component;
        return component;
      },
      () => {
        // The next one to be shown tries again.
        loading = undefined;
        return instead ?? NotLoaded;
      },
    );
    return loading;
  };
  loaders.add(loadOnce);

  // biome-ignore lint/correctness/noComponentHookFactories: called once for each view when its module loads, as React's lazy is.
  return function LazyView(props: P) {
    const [Component, setComponent] = useState(() => loaded);
    useEffect(() => {
      if (Component !== undefined) return;
      let gone = false;
      void loadOnce().then((component) => (gone ? undefined : setComponent(() => component)));
      return () => {
        gone = true;
      };
    }, [Component]);
    const Shown = Component ?? instead;
    return Shown === undefined ? null : <Shown {...props} />;
  };
}

/** Loads the code of every lazy view. Never rejects: one that cannot be loaded says so where it is shown. */
export async function preloadViews(): Promise<void> {
  // Views that are loaded may hold further ones.
  for (let begun = 0; begun < loaders.size; ) {
    const next = Array.from(loaders).slice(begun);
    begun = loaders.size;
    await Promise.all(next.map((load) => load()));
  }
}

function NotLoaded() {
  return (
    <EmptyState
      title="This part of the page could not be loaded"
      action={<Button onClick={() => location.reload()}>Reload the page</Button>}
    >
      The server may have stopped, or Parallax has been updated since the page was opened. Your graph is kept.
    </EmptyState>
  );
}
