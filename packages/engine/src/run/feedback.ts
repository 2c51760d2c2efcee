import { TaskError, type TaskErrorBody, type Usage } from '@parallax/schema';
import type { Feedback } from '../limiter/ticket.ts';
import { LONGEST_ASKED_MS } from './backoff.ts';

export function isTimeout(error: Pick<TaskErrorBody, 'code'>): boolean {
  return error.code === 'timeout' || error.code.startsWith('timeout-');
}

/** The server refused the call because it has too much to do: it costs nothing to ask again, and does not count as a failure. */
export function isRefusal(thrown: unknown): boolean {
  if (!TaskError.is(thrown) || !thrown.retryable) return false;
  return thrown.code === 'http-429' || (thrown.code === 'http-503' && thrown.retryAfterMs !== undefined);
}

/** What the limiter learns from how a call went. */
export function feedbackOf(thrown: unknown, usage: Usage | undefined): Feedback {
  const tokens = usage === undefined ? undefined : usage.inputTokens + usage.outputTokens;
  if (thrown === undefined) return tokens === undefined ? answered : { answered: true, tokens };
  // Of a call that failed before it used anything, what was set aside is free again.
  if (!TaskError.is(thrown)) return { failed: true, tokens: tokens ?? 0 };
  const refused = isRefusal(thrown);
  const overloaded = refused || thrown.code === 'http-503' || isTimeout(thrown);
  const asked = overloaded ? thrown.retryAfterMs : undefined;
  const isDenied = denials.has(thrown.code);
  const down = !refused && thrown.retryable && isProvidersFault(thrown);
  return {
    failed: true,
    overloaded,
    refused,
    answered: !isDenied && !down && (refused || thrown.code.startsWith('http-4')),
    down,
    denied: isDenied ? thrown : undefined,
    retryAfterMs: asked === undefined ? undefined : Math.min(asked, LONGEST_ASKED_MS),
    tokens: tokens ?? 0,
  };
}

/** A key that is refused, or an account without credit: nobody else with this key fares better. */
const denials: ReadonlySet<string> = new Set(['auth', 'quota', 'http-401', 'http-403']);

const answered: Feedback = { answered: true };

/** Whether it is the provider that failed, and not one request: no connection, a broken answer, a server error, silence. */
function isProvidersFault({ code }: TaskError): boolean {
  return (
    code.startsWith('http-5') ||
    code === 'connection' ||
    code === 'cut-stream' ||
    code === 'timeout-first-token'
  );
}
