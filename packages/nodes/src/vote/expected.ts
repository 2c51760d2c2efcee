import type { VoteConfig } from './config.ts';
import { leaderProbability } from './statistics.ts';

/** What a vote takes on average, and how often it finds the more likely answer. */
export interface ExpectedVote {
  /** Answers that decide it. */
  readonly samples: number;
  /** Answers that are asked for: whole waves. */
  readonly asked: number;
  /** Waves one after the other. */
  readonly waves: number;
  /** How often the more likely answer wins; a draw counts half. */
  readonly accuracy: number;
}

/**
 * What a majority vote on a question with two answers takes, exactly: answers are independent, and each is the more likely one with the
 * probability `agreement`. More than two answers make real questions stop somewhat earlier or later; what holds is the order of size.
 *
 * @param most answers that there can be
 * @param agreement from 0 to 1
 */
export function expectedVote(stop: VoteConfig['stop'], most: number, agreement: number): ExpectedVote {
  const law = new Law(most, stop);
  // Right answers → the probability of having so many and of going on.
  let going: ReadonlyMap<number, number> = new Map([[0, 1]]);
  const step = stop.rule === 'esc' ? stop.window : 1;
  for (let n = 0; n < most; ) {
    const size = Math.min(step, most - n);
    n += size;
    const next = new Map<number, number>();
    for (const [right, probability] of going) {
      for (let more = 0; more <= size; more += 1) {
        const p = probability * binomial(size, more, agreement);
        if (law.stops(n, right + more, more, size))
          law.ended(n, p, leaderOf(stop, n, right + more, more, size));
        else next.set(right + more, (next.get(right + more) ?? 0) + p);
      }
    }
    going = next;
  }
  for (const [right, p] of going) law.ended(most, p, Math.sign(2 * right - most));
  return law.expected();
}

/** 1 where the more likely answer wins, −1 where the other does. A window of ESC wins against a majority. */
function leaderOf(stop: VoteConfig['stop'], n: number, right: number, more: number, size: number): number {
  return stop.rule === 'esc' ? Math.sign(2 * more - size) : Math.sign(2 * right - n);
}

class Law {
  private readonly most: number;
  private readonly stop: VoteConfig['stop'];
  private readonly sums = { samples: 0, asked: 0, waves: 0, accuracy: 0 };

  constructor(most: number, stop: VoteConfig['stop']) {
    this.most = most;
    this.stop = stop;
  }

  stops(n: number, right: number, more: number, size: number): boolean {
    const { stop } = this;
    if (stop.rule === 'none') return false;
    if (stop.rule === 'esc') return size === stop.window && (more === 0 || more === size);
    const first = Math.max(right, n - right);
    return leaderProbability(first, n - first) >= stop.threshold;
  }

  ended(n: number, probability: number, winner: number): void {
    const { sums } = this;
    const { asked, waves } = this.released(n);
    sums.samples += probability * n;
    sums.asked += probability * asked;
    sums.waves += probability * waves;
    sums.accuracy += probability * (winner > 0 ? 1 : winner === 0 ? 0.5 : 0);
  }

  expected(): ExpectedVote {
    return this.sums;
  }

  /** What has been asked for when the first n answers decide. */
  private released(n: number): { asked: number; waves: number } {
    const { stop, most } = this;
    if (stop.rule === 'none') return { asked: most, waves: 1 };
    const [initial, wave] = stop.rule === 'esc' ? [stop.window, stop.window] : [stop.initial, stop.wave];
    const further = Math.max(0, Math.ceil((n - initial) / wave));
    return { asked: Math.min(most, initial + further * wave), waves: 1 + further };
  }
}

/** C(n, k) p^k (1 − p)^(n − k), for the small n of a window. */
function binomial(n: number, k: number, p: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i += 1) ways *= (n - k + i) / i;
  return ways * p ** k * (1 - p) ** (n - k);
}
