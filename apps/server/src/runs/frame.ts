import type { RunState } from '@parallax/schema';
import { EVENT_VERSION, type RunSnapshot } from '@parallax/schema';

/** Tells the browser to reconnect after 3 s. */
export const RETRY_FRAME = 'retry: 3000\n\n';
/** A comment: keeps proxies from closing a quiet stream, and is how a dead connection is noticed. */
export const PING_FRAME = ': ping\n\n';

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
