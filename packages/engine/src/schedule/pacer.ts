import type { Branch, PacedBranch, PacedResult, Pacing } from '../kind.ts';
import type { Delivery } from './group.ts';

/** What is to be done when something has arrived: nothing yet, release up to so many branches, or stop. */
export type PaceStep = 'wait' | 'enough' | { readonly releaseTo: number };

/**
 * Paces one opening of a scope for one group. It judges branches by their index only: the longest run of branches from the first
 * on that have come, one branch more at a time. So the same answers lead to the same decision in whatever order they arrive.
 */
export class Pacer {
  readonly branches: readonly Branch[];
  released: number;
  /** Branches that were handed out, or given up for good. */
  begun: number;
  reason: string | undefined;
  private readonly pacing: Pacing;
  /** Deliveries that make a branch complete: one for each edge. */
  private readonly edges: number;
  private readonly callsPerBranch: number | undefined;
  private readonly toBranch: (index: number, deliveries: readonly Delivery[]) => PacedBranch;
  private readonly arrived = new Map<number, Delivery[]>();
  private readonly prefix: PacedBranch[] = [];
  private complete = 0;

  constructor(
    pacing: Pacing,
    branches: readonly Branch[],
    edges: number,
    callsPerBranch: number | undefined,
    toBranch: (index: number, deliveries: readonly Delivery[]) => PacedBranch,
  ) {
    this.callsPerBranch = callsPerBranch;
    this.pacing = pacing;
    this.branches = branches;
    this.edges = edges;
    this.toBranch = toBranch;
    this.released = Math.min(branches.length, Math.max(1, pacing.initial));
    this.begun = this.released;
  }

  get hasReleasedAll(): boolean {
    return this.released === this.branches.length;
  }

  get scope(): PacedResult {
    const { released, reason, callsPerBranch } = this;
    return { total: this.branches.length, released, used: this.prefix.length, reason, callsPerBranch };
  }

  /** Something of the scope arrived at the group. `index` is its branch. */
  arrive(index: number, delivery: Delivery): PaceStep {
    const deliveries = this.arrived.get(index) ?? [];
    deliveries.push(delivery);
    this.arrived.set(index, deliveries);
    if (deliveries.length < this.edges) return 'wait';
    this.complete += 1;
    if (index === this.prefix.length && this.judge()) return 'enough';
    if (this.complete < this.released || this.hasReleasedAll) return 'wait';
    this.released = Math.min(this.branches.length, this.released + Math.max(1, this.pacing.wave));
    return { releaseTo: this.released };
  }

  /** Whether a branch is among those that decided. */
  counts(index: number): boolean {
    return this.reason === undefined || index < this.prefix.length;
  }

  private judge(): boolean {
    for (;;) {
      const index = this.prefix.length;
      const deliveries = this.arrived.get(index);
      if (deliveries === undefined || deliveries.length < this.edges) return false;
      this.prefix.push(this.toBranch(index, deliveries));
      this.reason = this.pacing.enough(this.prefix);
      if (this.reason !== undefined) return true;
    }
  }
}
