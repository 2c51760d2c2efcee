import { lookup } from 'node:dns';
import { Agent, type RequestInfo, type RequestInit, type Response, fetch as undiciFetch } from 'undici';
import { guardLookup, type Resolve } from './guard-lookup.ts';

/**
 * Its callers have the timers for headers and body, and some local models think longer than undici's 5 minutes. The 10 s to
 * connect stay: a host that is not there should be said early.
 */
function connections(resolve: Resolve): Agent {
  return new Agent({ headersTimeout: 0, bodyTimeout: 0, connect: { lookup: guardLookup(resolve) } });
}

/** Shared by all who ask, so that connections are kept alive. */
const sharedConnections = connections(lookup);

/** A `fetch` to an address that a person has set. */
export type GuardedFetch = (url: RequestInfo, init?: Omit<RequestInit, 'dispatcher'>) => Promise<Response>;

/**
 * A `fetch` for addresses that come from settings: it judges the very address that it connects to, and refuses redirects, which would
 * carry what is sent to an address that nobody configured. Check the URL itself with `checkBaseUrl`. Has no time limit of its own.
 */
export function guardedFetch(resolve?: Resolve): GuardedFetch {
  const dispatcher = resolve === undefined ? sharedConnections : connections(resolve);
  return (url, init) => undiciFetch(url, { ...init, redirect: 'error', dispatcher });
}
