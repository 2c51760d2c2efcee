import { problemSchema } from '@parallax/schema';
import type { z } from 'zod';
import { ApiError } from './api-error.ts';

export interface TransportOptions {
  /** Where the server is, e.g. `http://127.0.0.1:4680`. */
  readonly baseUrl: string;
  /** An API token, or the server's own; left out where nobody has to sign in. */
  readonly token?: string | undefined;
  /** In place of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string | number | readonly string[] | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** Sends requests and reads problems. Everything that is not a good answer is thrown as an `ApiError`. */
export class Transport {
  private readonly options: TransportOptions;

  constructor(options: TransportOptions) {
    this.options = options;
  }

  /** An answer with a JSON body, checked. */
  async json<S extends z.ZodType>(path: string, schema: S, options?: RequestOptions): Promise<z.infer<S>> {
    const response = await this.send(path, options);
    const parsed = schema.safeParse(await response.json().catch(() => undefined));
    if (parsed.success) return parsed.data;
    throw new ApiError(
      `The server answered ${path} with something that this client does not understand. It may be of another version.`,
      { status: response.status, code: 'invalid-answer' },
      { cause: parsed.error },
    );
  }

  /** An answer whose body the caller reads, or that has none. */
  async send(path: string, options: RequestOptions = {}): Promise<Response> {
    const { method = 'GET', body, headers, signal } = options;
    const { baseUrl, token, fetch = globalThis.fetch } = this.options;
    const url = baseUrl.replace(/\/+$/, '') + path + searchOf(options.query);
    let response: Response;
    try {
      response = await fetch(url, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
      });
    } catch (cause) {
      signal?.throwIfAborted();
      throw new ApiError(
        `Parallax cannot be reached at ${baseUrl}. Is it running there?`,
        { status: 0, code: 'unreachable' },
        { cause },
      );
    }
    if (response.ok) return response;
    throw await refusalOf(response);
  }
}

function searchOf(query: RequestOptions['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const each of Array.isArray(value) ? value : [value]) search.append(name, String(each));
  }
  return search.size === 0 ? '' : `?${search}`;
}

async function refusalOf(response: Response): Promise<ApiError> {
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined));
  if (problem.success) return new ApiError(problem.data.detail ?? problem.data.title, problem.data);
  return new ApiError(`The server answered ${response.status}.`, { status: response.status, code: 'http' });
}
