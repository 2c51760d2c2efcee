import { TaskError } from '@parallax/schema';

/** Failures in a row that open the breaker. */
const FAILURES = 5;
/** How long it stays open at first, and at most, in milliseconds; each failed try doubles it. */
const FIRST_MS = 5_000;
const LONGEST_MS = 60_000;
/** After so long without an answer, waiting calls are given up, so that the run ends and can be repaired. */
const GIVE_UP_MS = 300_000;
/** How long nobody else is sent after a key that was refused. */
const DENIED_MS = 30_000;

/**
 * Leaves a provider alone that fails again and again: calls wait, one tries now and then, and the first success lets all through.
 * A refused key fails the rest at once: asking ten thousand times more does not mend it.
 */
export class Breaker {
  /** Failures in a row. */
  failures = 0;
  /** When the next call may try; 0 while closed. */
  until = 0;
  private openedAt = 0;
  private pauseMs = FIRST_MS;
  private isTrying = false;
  private denial: { readonly error: TaskError; readonly at: number; readonly until: number } | undefined;

  get state(): 'closed' | 'open' | 'half-open' {
    if (this.until === 0) return 'closed';
    return this.isTrying ? 'half-open' : 'open';
  }

  /** Milliseconds until a call may begin; infinite while another one tries. */
  waitFor(now: number): number {
    if (this.until === 0) return 0;
    return this.isTrying ? Number.POSITIVE_INFINITY : Math.max(0, this.until - now);
  }

  /**
   * Why waiting calls of a run are to be given up; undefined while they may hope. A run that was started after the key was refused
   * tries for itself: somebody may have mended it.
   *
   * @param since when the run was started, in milliseconds since the epoch
   */
  refusal(now: number, provider: string, since: number): TaskError | undefined {
    const { denial } = this;
    if (denial !== undefined && since <= denial.at && now < denial.until) return denial.error;
    if (this.until === 0 || now - this.openedAt < GIVE_UP_MS) return undefined;
    return new TaskError(
      'provider-down',
      `${provider} has not answered for ${Math.round(GIVE_UP_MS / 60_000)} minutes. Check it, then use "Retry failed": what has finished is kept.`,
    );
  }

  began(): void {
    if (this.until !== 0) this.isTrying = true;
  }

  /** A call got an answer, be it a refusal of that one request: the provider is there. */
  answered(): void {
    this.failures = 0;
    this.until = 0;
    this.isTrying = false;
    this.pauseMs = FIRST_MS;
    this.denial = undefined;
  }

  /** A call got no answer, or one that says that the provider is broken. */
  failed(now: number): void {
    this.failures += 1;
    this.isTrying = false;
    if (this.failures < FAILURES) return;
    if (this.until === 0) this.openedAt = now;
    else if (now >= this.until) this.pauseMs = Math.min(LONGEST_MS, this.pauseMs * 2);
    else return;
    this.until = now + this.pauseMs;
  }

  /** The call that was trying ended without saying anything about the provider: the next one may try. */
  letGo(): void {
    this.isTrying = false;
  }

  denied(now: number, error: TaskError): void {
    this.letGo();
    this.denial = { error, at: now, until: now + DENIED_MS };
  }
}
