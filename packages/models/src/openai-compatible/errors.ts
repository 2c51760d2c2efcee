import { TaskError, type TaskErrorOptions } from '@parallax/schema';
import { APIConnectionError, APIError } from 'openai';
import { hideKey } from './hide-key.ts';
import { retryAfterMs } from './retry-after.ts';

/** What an error message may say about the server that was asked. */
export interface ErrorScene {
  /** The model's full name, `provider/name`. */
  readonly model: string;
  readonly baseUrl: string;
  readonly apiKey?: string | undefined;
}

/** Anything that a request or its stream threw, as the `TaskError` that the engine's contract asks for. Never holds the key. */
export function toTaskError(thrown: unknown, scene: ErrorScene): TaskError {
  if (TaskError.is(thrown)) return thrown;
  if (thrown instanceof APIConnectionError) return connectionError(thrown, scene);
  if (thrown instanceof APIError) {
    return thrown.status === undefined
      ? streamError(thrown, scene)
      : statusError(thrown.status, thrown, scene);
  }
  if (thrown instanceof SyntaxError) {
    return badResponse('sent an event that is not JSON', scene);
  }
  if (thrown instanceof TypeError) {
    // How fetch says that the connection broke while the body was read.
    return error('connection', `The connection to ${scene.baseUrl} broke: ${reason(thrown)}.`, scene, {
      retryable: true,
    });
  }
  return error('internal', thrown instanceof Error ? thrown.message : String(thrown), scene);
}

/** A server that answers, but not in the protocol. */
export function badResponse(what: string, scene: ErrorScene): TaskError {
  return error(
    'bad-response',
    `${scene.baseUrl} ${what}. Check that it is the address of an OpenAI-compatible API; it usually ends in /v1.`,
    scene,
  );
}

/** A stream that ended before the server said that it was complete. */
export function cutStream(scene: ErrorScene): TaskError {
  return error('cut-stream', `${scene.baseUrl} ended its answer before it was complete.`, scene, {
    retryable: true,
  });
}

/** The model declined to answer. */
export function refusedByModel(words: string, scene: ErrorScene): TaskError {
  return error('refused', `${scene.model} declined to answer: ${words}`, scene);
}

/** Whether a status may be different the next time: 408, 409, 429 and all from 500. */
function isRetryableStatus(status: number): boolean {
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

function statusError(status: number, thrown: APIError, scene: ErrorScene): TaskError {
  const said = words(thrown, scene);
  if (status === 401 || status === 403) {
    const mend =
      scene.apiKey === undefined
        ? 'It wants a key: add one to the provider.'
        : 'Check the key of the provider.';
    return error('auth', `${scene.baseUrl} refused the request (${status}): ${said} ${mend}`, scene);
  }
  if (status === 404 && (thrown.code === 'model_not_found' || /\bmodel\b/i.test(said))) {
    return error('unknown-model', `${scene.baseUrl} does not have ${scene.model}: ${said}`, scene);
  }
  if (status === 429 && thrown.code === 'insufficient_quota') {
    // The one 429 that no waiting mends.
    return error('quota', `The account at ${scene.baseUrl} has no credit left: ${said}`, scene);
  }
  const retryable = isRetryableStatus(status);
  const wait =
    retryable && thrown.headers !== undefined ? retryAfterMs(thrown.headers, Date.now()) : undefined;
  return error(`http-${status}`, `${scene.baseUrl} answered ${status}: ${said}`, scene, {
    retryable,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  });
}

/** An error that came as an event of a stream that had begun well. Some servers put an HTTP status into `code`. */
function streamError(thrown: APIError, scene: ErrorScene): TaskError {
  const status = Number(thrown.code);
  if (Number.isInteger(status) && status >= 400 && status < 600) return statusError(status, thrown, scene);
  // The request itself had been accepted, so that the fault is the server's, as with a 5xx.
  return error('stream-error', `${scene.baseUrl} broke off its answer: ${words(thrown, scene)}`, scene, {
    retryable: true,
  });
}

function connectionError(thrown: APIConnectionError, scene: ErrorScene): TaskError {
  const cause = innermost(thrown);
  // What our own guard of addresses said.
  if (TaskError.is(cause)) return cause;
  const why = reason(thrown);
  if (/redirect/i.test(why)) {
    return error(
      'redirected',
      `${scene.baseUrl} redirects elsewhere, which is not followed. Configure the address it leads to.`,
      scene,
    );
  }
  return error(
    'connection',
    `No connection to ${scene.baseUrl}: ${why}. Check the address and that the server runs.`,
    scene,
    {
      retryable: true,
    },
  );
}

/** The innermost reason: fetch wraps what happened in "fetch failed" and the client in "Connection error.". */
function reason(thrown: Error): string {
  const inner = innermost(thrown);
  const code = 'code' in inner && typeof inner.code === 'string' ? inner.code : undefined;
  const said = inner.message.replace(/\.$/, '');
  return said === '' ? (code ?? 'unknown reason') : said;
}

function innermost(thrown: Error): Error {
  let inner = thrown;
  while (inner.cause instanceof Error) inner = inner.cause;
  return inner;
}

function words(thrown: APIError, { apiKey }: ErrorScene): string {
  // The key goes before the text is cut: half of it would not be recognised.
  const said = hideKey(thrown.message.replace(/^\d{3} /, '').trim(), apiKey);
  const short = said.length > 400 ? `${said.slice(0, 400)}…` : said;
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}

function error(code: string, message: string, scene: ErrorScene, options: TaskErrorOptions = {}): TaskError {
  return new TaskError(code, hideKey(message, scene.apiKey), options);
}
