import type { Issue, Problem } from '@parallax/schema';

/** A request that the server refused, or that never reached it (`status` 0, code `unreachable`). */
export class ApiError extends Error {
  /** The HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Stable, for programs. */
  readonly code: string;
  /** What is wrong with a graph, on 422. */
  readonly issues: readonly Issue[];
  /** On 409: the version that the server has now. */
  readonly currentVersion: number | undefined;

  constructor(
    message: string,
    details: Pick<Problem, 'status' | 'code' | 'issues' | 'currentVersion'>,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ApiError';
    this.status = details.status;
    this.code = details.code;
    this.issues = details.issues ?? [];
    this.currentVersion = details.currentVersion;
  }
}
