import { lookup } from 'node:dns';
import { APIError, OpenAI } from 'openai';
import { Agent, fetch as undiciFetch } from 'undici';
import { guardLookup, type Resolve } from './guard-lookup.ts';

/** setTimeout's longest time, about 25 days: the client cannot do without a timer. */
const NEVER_MS = 2 ** 31 - 1;

/**
 * The engine has the timers for headers and body, and some local models think longer than undici's 5 minutes. The 10 s to
 * connect stay: a host that is not there should be said early.
 */
function connections(resolve: Resolve): Agent {
  return new Agent({ headersTimeout: 0, bodyTimeout: 0, connect: { lookup: guardLookup(resolve) } });
}

/** Shared by all clients, so that connections are kept alive across runs. */
const sharedConnections = connections(lookup);

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
    const dispatcher = resolve === undefined ? sharedConnections : connections(resolve);
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
      fetch: async (input, init) => await undiciFetch(input, { ...init, dispatcher }),
      // A redirect would carry the prompt to an address that nobody configured.
      fetchOptions: { redirect: 'error' },
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
