import { type Issue, problemSchema } from '@parallax/schema';
import type { z } from 'zod';
import { noteRefusal } from './sign-in-needed.ts';

/** A request that the server refused, or that never reached it (`status` 0, code `unreachable`). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly issues: readonly Issue[];
  /** On 409: the version that the server has now. */
  readonly currentVersion: number | undefined;

  constructor(
    message: string,
    details: {
      status: number;
      code: string;
      issues?: readonly Issue[] | undefined;
      currentVersion?: number | undefined;
    },
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = details.status;
    this.code = details.code;
    this.issues = details.issues ?? [];
    this.currentVersion = details.currentVersion;
  }
}

/** What went wrong, in words that can be shown. */
export function errorMessage(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** Sends a request and validates the answer. Throws an `ApiError` for everything that is not a valid answer. */
export async function request<S extends z.ZodType>(
  path: string,
  schema: S,
  options?: RequestOptions,
): Promise<z.infer<S>> {
  const response = await send(path, options);
  const parsed = schema.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  throw new ApiError(
    'The server sent an answer that this page does not understand. It may be of another version: reload the page.',
    { status: response.status, code: 'invalid-answer' },
  );
}

/** Sends a request whose answer has no body that matters. */
export async function send(
  path: string,
  { method = 'GET', body, signal }: RequestOptions = {},
): Promise<Response> {
  const init: RequestInit = { method, headers: { accept: 'application/json' } };
  if (body !== undefined) {
    init.headers = { accept: 'application/json', 'content-type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  if (signal !== undefined) init.signal = signal;
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new ApiError('Parallax cannot reach its server. Check that it is still running, then try again.', {
      status: 0,
      code: 'unreachable',
    });
  }
  if (!response.ok) {
    const error = await toApiError(response);
    noteRefusal(error.code);
    throw error;
  }
  return response;
}

async function toApiError(response: Response): Promise<ApiError> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) {
    return new ApiError(
      `The server answered ${response.status} ${response.statusText}. Try again in a moment.`,
      {
        status: response.status,
        code: 'http',
      },
    );
  }
  const { title, detail, status, code, issues, currentVersion } = parsed.data;
  return new ApiError(detail ?? title, { status, code, issues, currentVersion });
}
