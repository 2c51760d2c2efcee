/** How a fragment begins that carries a graph. */
export const GRAPH_MARK = '#g=';

/** What an address shares: the token of a stored share, or a graph that it carries itself. */
export type SharedAddress =
  | { readonly from: 'server'; readonly token: string }
  | { readonly from: 'link'; readonly fragment: string };

/** What an address shares; null for an address of the editor. */
export function sharedAddress({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): SharedAddress | null {
  if (/^\/s\/[^/]+\/?$/.test(pathname)) return { from: 'server', token: hash.slice(1) };
  return hash.startsWith(GRAPH_MARK) ? { from: 'link', fragment: hash } : null;
}
