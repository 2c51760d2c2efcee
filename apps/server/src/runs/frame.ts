import type { RunState } from '@parallax/schema';
import { EVENT_VERSION, type RunSnapshot } from '@parallax/schema';

/** Tells the browser to reconnect after 3 s. */
export const RETRY_FRAME = 'retry: 3000\n\n';
/**
 * Keeps proxies from closing a quiet stream, and is how a dead connection is noticed: an event and no bare comment, since a browser
 * shows comments to nobody. It has no id, so that it is never resumed from.
 */
export const PING_FRAME = 'event: ping\ndata: {}\n\n';

/** One event in the format of an event stream. `json` has no line breaks, since JSON escapes them. */
export function eventFrame(seq: number, type: string, json: string): string {
  return `id: ${seq}\nevent: ${type}\ndata: ${json}\n\n`;
}

/** The frame that a client folds on from. */
export function snapshotFrame(state: RunState): string {
  const { runId, throughSeq } = state;
  const snapshot: RunSnapshot = { v: EVENT_VERSION, type: 'run-snapshot', runId, throughSeq, state };
  return eventFrame(throughSeq, snapshot.type, JSON.stringify(snapshot));
}
