import { TaskError } from '@parallax/schema';

/** The error of a call that was aborted: the reason of the abort where that is a `TaskError`, else code `aborted`. */
export function abortError(signal: AbortSignal): TaskError {
  const reason: unknown = signal.reason;
  return TaskError.is(reason) ? reason : new TaskError('aborted', 'The call was aborted.');
}
