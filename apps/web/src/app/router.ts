import { createStore } from 'zustand/vanilla';

/** The pages of the editor: the last draft, a stored graph, a run. */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'graph'; readonly id: string }
  | { readonly page: 'run'; readonly id: string };

/** The page of a path; an unknown path is home. */
export function parseRoute(path: string): Route {
  const [, page, id] = /^\/([gr])\/([^/]+)\/?$/.exec(path) ?? [];
  if (id === undefined) return { page: 'home' };
  return { page: page === 'r' ? 'run' : 'graph', id: decodeURIComponent(id) };
}

export function pathOf(route: Route): string {
  if (route.page === 'home') return '/';
  return `/${route.page === 'run' ? 'r' : 'g'}/${encodeURIComponent(route.id)}`;
}

export const routeStore = createStore<{ readonly route: Route }>(() => ({
  route: parseRoute(window.location.pathname),
}));

window.addEventListener('popstate', () =>
  routeStore.setState({ route: parseRoute(window.location.pathname) }),
);

/** Goes to a page; its document is loaded by `useOpenRoute`. */
export function navigate(route: Route): void {
  window.history.pushState(null, '', pathOf(route));
  routeStore.setState({ route });
}

/** Shows in the address bar where the editor already is, without loading anything: a graph got its id, or a new one was begun. */
export function showRoute(route: Route): void {
  const path = pathOf(route);
  if (path !== window.location.pathname) window.history.replaceState(null, '', path);
}
