import { type Api, api } from '../api/client.ts';
import { createSession, type Session } from '../app/session.ts';
import type { SharedThing } from './open-share.ts';

/** A server that is never asked: what is shared is all that its viewer sees. */
const closedApi: Api = new Proxy(api, {
  get: () => () => Promise.reject(new Error('This is not part of what is shared.')),
});

/** A session that shows what is shared, and has nothing to save, to run or to ask. */
export function sharedSession({ graph, run }: SharedThing): Session {
  const session = createSession({ graph, api: closedApi });
  if (run !== null) session.run.show(graph, run.state);
  return session;
}
