import { STATUS_CODES } from 'node:http';
import type { Issue, Problem } from '@parallax/schema';
import { StoreUnavailable } from '../store/store-unavailable.ts';

export interface ProblemOptions {
  readonly issues?: readonly Issue[];
  readonly currentVersion?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by routes and guards; answered as `application/problem+json` (RFC 9457). `detail` says how to mend it. */
export class HttpProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly options: ProblemOptions;

  constructor(status: number, code: string, detail: string, options: ProblemOptions = {}) {
    super(detail);
    this.name = 'HttpProblem';
    this.status = status;
    this.code = code;
    this.options = options;
  }

  toResponse(): Response {
    const { issues, currentVersion, headers } = this.options;
    const body: Problem = {
      type: 'about:blank',
      title: STATUS_CODES[this.status] ?? 'Error',
      status: this.status,
      detail: this.message,
      code: this.code,
      ...(issues === undefined ? {} : { issues: [...issues] }),
      ...(currentVersion === undefined ? {} : { currentVersion }),
    };
    return new Response(JSON.stringify(body), {
      status: this.status,
      headers: { 'Content-Type': 'application/problem+json', ...headers },
    });
  }
}

/** The usual 404: `what` as in "There is no graph "abc"." */
export function notFound(what: string, id: string): HttpProblem {
  return new HttpProblem(404, 'not-found', `There is no ${what} "${id}". It may have been deleted.`);
}

/** Any thrown value as a response. What is not an `HttpProblem` is a fault of ours: it is logged, and its text stays here. */
export function problemOf(thrown: unknown, log: (message: string, thrown: unknown) => void): HttpProblem {
  if (thrown instanceof HttpProblem) return thrown;
  if (thrown instanceof StoreUnavailable) {
    log('The store could not be used.', thrown);
    return new HttpProblem(
      503,
      'store-unavailable',
      `Nothing was changed, since the data folder cannot be used: ${thrown.message}, and try again.`,
    );
  }
  log('A request failed unexpectedly.', thrown);
  return new HttpProblem(500, 'internal', 'Something went wrong in the server. Its log has the details.');
}
