import { type Graph, type Issue, type SharedRun, sharedView } from '@parallax/schema';
import { errorMessage, request } from '../api/http.ts';
import { readGraphLink } from './graph-link.ts';
import type { SharedAddress } from './shared-address.ts';

/** All that a shared page shows. */
export interface SharedThing {
  readonly graph: Graph;
  readonly run: SharedRun | null;
  /** Of a stored share: which version it shows, when it was made, and when it ends. */
  readonly stored: {
    readonly version: number;
    readonly createdAt: number;
    readonly expiresAt: number | null;
  } | null;
}

export type OpenedShare =
  | { readonly ok: true; readonly shared: SharedThing }
  | { readonly ok: false; readonly message: string; readonly issues: readonly Issue[] };

/** Fetches or unpacks what is shared; the token is given away in no other request. Never rejects. */
export async function openShare(address: SharedAddress): Promise<OpenedShare> {
  if (address.from === 'link') {
    const read = await readGraphLink(address.fragment);
    return read.ok ? { ok: true, shared: { graph: read.graph, run: null, stored: null } } : read;
  }
  if (address.token === '')
    return refused('The link is not whole: its last part, after "#", is missing. Copy all of it.');
  try {
    const view = await request('/api/shared', sharedView, {
      method: 'POST',
      body: { token: address.token },
    });
    const { graph, run, graphVersion: version, createdAt, expiresAt } = view;
    return { ok: true, shared: { graph, run, stored: { version, createdAt, expiresAt } } };
  } catch (thrown) {
    return refused(errorMessage(thrown));
  }
}

function refused(message: string): OpenedShare {
  return { ok: false, message, issues: [] };
}
