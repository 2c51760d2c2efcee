import type { Clock } from '../clock.ts';

/** Calls of a node that must have ended well before its stragglers can be told from the rest. */
const SAMPLES = 20;
/** Of so many of the latest the times are kept. */
const KEPT = 256;
const QUANTILE = 0.95;
/** Second requests, as a share of all first ones of the run. */
const SHARE = 0.05;

/** Asks for the slot of a second request. The function that it returns gives up waiting for it, and says whether that was in time. */
export type AskTwice = (afterMs: number) => () => boolean;

/** A call that is watched until it begins to answer. */
export interface CallWatch {
  /** The first token is there, or the call has failed: nobody is to be asked a second time any more. */
  begun(): void;
  /** It ended well: how long it took says what is slow. */
  finished(): void;
}

/**
 * Decides which calls of a run are asked a second time: those that have waited for their first token longer than 95% of the finished
 * calls of their node took in all (Dean and Barroso, "The Tail at Scale", 2013). Never more than 5% of the calls of the run.
 */
export class Hedging {
  /** Whether the budget of the run has room for a further call. */
  readonly mayCall: () => boolean;
  private readonly clock: Clock;
  private readonly nodes = new Map<string, NodeCalls>();
  private first: number;
  private second: number;

  /** @param before calls that were made before the run's process went away */
  constructor(
    clock: Clock,
    mayCall: () => boolean,
    before: { readonly first: number; readonly second: number },
  ) {
    this.clock = clock;
    this.mayCall = mayCall;
    this.first = before.first;
    this.second = before.second;
  }

  watch(node: string, ask: AskTwice): CallWatch {
    this.first += 1;
    let calls = this.nodes.get(node);
    if (calls === undefined) {
      calls = new NodeCalls(this.clock, this);
      this.nodes.set(node, calls);
    }
    return calls.watch(ask);
  }

  /** Whether a second request may be made; it is counted then. */
  take(): boolean {
    if (this.second + 1 > this.first * SHARE || !this.mayCall()) return false;
    this.second += 1;
    return true;
  }

  /** A second request was not made after all. */
  giveBack(): void {
    this.second -= 1;
  }

  stop(): void {
    for (const calls of this.nodes.values()) calls.stop();
    this.nodes.clear();
  }
}

/** The calls of one node: those without an answer yet, oldest first, and how long the last ones took. */
class NodeCalls {
  readonly clock: Clock;
  readonly hedging: Hedging;
  private readonly silent = new Set<WatchedCall>();
  private readonly times: number[] = [];
  private ended = 0;
  /** What is slow, in milliseconds; worked out again when somebody asks after a call has ended. */
  private slowMs: number | undefined;
  private stopTimer: (() => void) | undefined;

  constructor(clock: Clock, hedging: Hedging) {
    this.clock = clock;
    this.hedging = hedging;
  }

  watch(ask: AskTwice): CallWatch {
    const call = new WatchedCall(this, ask);
    this.silent.add(call);
    this.look();
    return call;
  }

  forget(call: WatchedCall): void {
    this.silent.delete(call);
  }

  finished(ms: number): void {
    this.times[this.ended % KEPT] = ms;
    this.ended += 1;
    this.slowMs = undefined;
    this.look();
  }

  stop(): void {
    this.stopTimer?.();
    this.stopTimer = undefined;
    this.silent.clear();
  }

  private look(): void {
    this.stopTimer?.();
    this.stopTimer = undefined;
    if (this.ended < SAMPLES || this.silent.size === 0) return;
    this.slowMs ??= quantile(this.times, QUANTILE);
    const now = this.clock.now();
    for (const call of this.silent) {
      const left = call.startedAt + this.slowMs + 1 - now;
      if (left > 0) {
        this.stopTimer = this.clock.after(left, () => this.look());
        return;
      }
      if (!this.hedging.take()) return;
      this.silent.delete(call);
      call.askTwice(now);
    }
  }
}

class WatchedCall implements CallWatch {
  readonly startedAt: number;
  private readonly calls: NodeCalls;
  private readonly ask: AskTwice;
  private giveUp: (() => boolean) | undefined;

  constructor(calls: NodeCalls, ask: AskTwice) {
    this.calls = calls;
    this.ask = ask;
    this.startedAt = calls.clock.now();
  }

  askTwice(now: number): void {
    this.giveUp = this.ask(now - this.startedAt);
  }

  begun(): void {
    this.calls.forget(this);
    if (this.giveUp?.() === true) this.calls.hedging.giveBack();
    this.giveUp = undefined;
  }

  finished(): void {
    this.begun();
    this.calls.finished(this.calls.clock.now() - this.startedAt);
  }
}

/** The value below which a share of the values lies (nearest rank). */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
}
