import { APIError, OpenAI } from 'openai';
import type { Resolve } from './guard-lookup.ts';
import { guardedFetch } from './guarded-fetch.ts';

/** setTimeout's longest time, about 25 days: the client cannot do without a timer. */
const NEVER_MS = 2 ** 31 - 1;

export interface ClientOptions {
  readonly baseUrl: string;
  readonly apiKey?: string | undefined;
  /** How names are resolved, in place of the system's way. Every address is judged in either case. */
  readonly resolve?: Resolve | undefined;
}

/**
 * The `openai` client as Parallax needs it: no retries, no timers and no log of its own, nothing taken from the environment, and
 * error bodies of any server kept.
 */
export class Client extends OpenAI {
  constructor({ baseUrl, apiKey, resolve }: ClientOptions) {
    super({
      baseURL: baseUrl,
      // The client insists on a key; the header below takes it away again.
      apiKey: apiKey ?? 'none',
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      maxRetries: 0,
      timeout: NEVER_MS,
      logLevel: 'off',
      fetch: guardedFetch(resolve),
    });
    // Set here and not above, where OPENAI_CUSTOM_HEADERS would be added: headers meant for one server are no business of another.
    this._options.defaultHeaders = apiKey === undefined ? { Authorization: null } : {};
  }

  /** The client keeps only `error.message`. Others say `{"detail": …}`, `{"message": …}`, `{"error": "…"}` or plain text. */
  protected override makeStatusError(
    status: number,
    body: unknown,
    text: string | undefined,
    headers: Headers,
  ): APIError {
    return APIError.generate(status, { error: errorObject(body) }, text, headers);
  }
}

function errorObject(body: unknown): object | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const error = 'error' in body ? body.error : body;
  if (typeof error === 'string') return { message: error };
  if (typeof error !== 'object' || error === null) return undefined;
  if ('message' in error) return error;
  return 'detail' in error ? { ...error, message: error.detail } : error;
}
