import { TaskError, type TaskErrorBody } from '@parallax/schema';
import { isRefusal } from './feedback.ts';

const RETRIES = 2;
/** A call that a server refuses for so long is given up, in milliseconds. */
const LONGEST_REFUSED_MS = 3_600_000;

/** What is to be known of a failed attempt before the next one. */
export interface Retry {
  /** How often the server had too much to do so far; 0 when this attempt failed for another reason. */
  readonly refusals: number;
  /** The pause that the server asked for, in milliseconds. */
  readonly askedMs: number | undefined;
}

/** Whether a task that failed may try again. A refusal is no failure and does not count: the server is busy, and the limits follow it. */
export class Retries {
  private readonly allowed: number;
  private refusals = 0;
  private refusedSince: number | undefined;

  /** @param allowed further attempts after the first */
  constructor(allowed = RETRIES) {
    this.allowed = allowed;
  }

  /**
   * Undefined when the attempt was the last.
   *
   * @param attempt the one that failed, from 1
   * @param now milliseconds since the epoch
   */
  after(attempt: number, error: TaskErrorBody, thrown: unknown, now: number): Retry | undefined {
    if (!error.retryable) return undefined;
    const askedMs = TaskError.is(thrown) ? thrown.retryAfterMs : undefined;
    if (!isRefusal(thrown))
      return attempt - this.refusals <= this.allowed ? { refusals: 0, askedMs } : undefined;
    this.refusals += 1;
    this.refusedSince ??= now;
    return now - this.refusedSince <= LONGEST_REFUSED_MS ? { refusals: this.refusals, askedMs } : undefined;
  }
}
