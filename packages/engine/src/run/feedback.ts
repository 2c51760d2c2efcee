import { TaskError, type TaskErrorBody, type Usage } from '@parallax/schema';
import type { Feedback } from '../limiter/ticket.ts';
import { LONGEST_ASKED_MS } from './backoff.ts';

export function isTimeout(error: Pick<TaskErrorBody, 'code'>): boolean {
  return error.code === 'timeout' || error.code.startsWith('timeout-');
}

/** What the limiter learns from how an attempt went. */
export function feedbackOf(thrown: unknown, usage: Usage | undefined): Feedback {
  const tokens = usage === undefined ? undefined : usage.inputTokens + usage.outputTokens;
  if (thrown === undefined) return tokens === undefined ? {} : { tokens };
  if (!TaskError.is(thrown)) return { failed: true };
  const overloaded = thrown.code === 'http-429' || thrown.code === 'http-503' || isTimeout(thrown);
  const asked = overloaded ? thrown.retryAfterMs : undefined;
  return {
    failed: true,
    overloaded,
    retryAfterMs: asked === undefined ? undefined : Math.min(asked, LONGEST_ASKED_MS),
  };
}
