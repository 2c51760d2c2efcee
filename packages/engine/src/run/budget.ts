import type { Limits, Usage } from '@parallax/schema';

/** What the calls of a run have used, against its limits. Calls count when they begin, tokens and cost when they are known. */
export class Budget {
  private readonly limits: Limits;
  private calls = 0;
  private tokens = 0;
  private costUsd = 0;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  add(usage: Usage): void {
    this.calls += usage.calls;
    this.tokens += usage.inputTokens + usage.outputTokens;
    this.costUsd += usage.costUsd ?? 0;
  }

  get isUsedUp(): boolean {
    const { maxCalls, maxTokens, maxCostUsd } = this.limits;
    return (
      (maxCalls !== undefined && this.calls >= maxCalls) ||
      (maxTokens !== undefined && this.tokens >= maxTokens) ||
      (maxCostUsd !== undefined && this.costUsd >= maxCostUsd)
    );
  }
}
