import type { Json, Reused, Usage } from '@parallax/schema';

/** A result that an earlier run has paid for. */
export interface EarlierResult {
  readonly runId: string;
  readonly task: string;
  /** As `task-end` carried it. */
  readonly output: Json | undefined;
  readonly usage?: Usage | undefined;
  /** Of a result that the earlier run had reused itself: where it comes from. */
  readonly reused?: Reused | undefined;
}

/** The finished results of an earlier run, found by content. */
export interface Reuse {
  /** The earlier run. */
  readonly runId: string;
  /** Nodes that are asked anew, with all that depends on them. */
  readonly from: readonly string[];
  /** A result with this content key; the one of the same task id when there are several. */
  find(key: string, task: string): EarlierResult | undefined;
}
