import type { Limits, Usage } from '@parallax/schema';

/**
 * What the calls of a run have used, against its limits. Calls count when they begin, and before that from when their task has its
 * slot, so that `maxCalls` is exact. Tokens and cost are known when a call is over; until then it counts with the mean of those
 * before it. So `maxTokens` and `maxCostUsd` are overshot by no more than calls under way differ from that mean, and at the start of
 * a run, where no mean is known, by the first calls that its slots allow.
 */
export class Budget {
  private readonly limits: Limits;
  private calls = 0;
  private ended = 0;
  /** Tasks that have their slot and have not called yet. */
  private reserved = 0;
  private tokens = 0;
  private costUsd = 0;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /** What was used before the run's process went away. */
  restore(usage: Usage): void {
    this.add(usage);
    this.ended = this.calls;
  }

  add(usage: Usage): void {
    this.calls += usage.calls;
    this.tokens += usage.inputTokens + usage.outputTokens;
    this.costUsd += usage.costUsd ?? 0;
  }

  reserve(): void {
    this.reserved += 1;
  }

  unreserve(): void {
    this.reserved -= 1;
  }

  callEnded(): void {
    this.ended += 1;
  }

  get isUsedUp(): boolean {
    const { maxCalls, maxTokens, maxCostUsd } = this.limits;
    return (
      (maxCalls !== undefined && this.calls + this.reserved >= maxCalls) ||
      (maxTokens !== undefined && this.withUnderWay(this.tokens) >= maxTokens) ||
      (maxCostUsd !== undefined && this.withUnderWay(this.costUsd) >= maxCostUsd)
    );
  }

  private withUnderWay(used: number): number {
    const underWay = Math.max(0, this.calls - this.ended) + this.reserved;
    return this.ended === 0 ? used : used + (used / this.ended) * underWay;
  }
}
