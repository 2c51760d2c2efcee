import type { PacedBranch, Pacing } from '@parallax/engine';
import { TaskError } from '@parallax/schema';
import { castBallots } from './ballots.ts';
import type { VoteConfig } from './config.ts';
import { leaderProbability } from './statistics.ts';
import type { Ballot } from './tally-schema.ts';

/**
 * How a vote paces the answers that it is to count.
 *
 * `adaptive` is Adaptive-Consistency (arXiv 2305.11860) with its Beta criterion; `esc` is Early-Stopping Self-Consistency (arXiv
 * 2401.10480). Both are judged on the first answers by index, never on those that came first in time, which favours short answers.
 */
export function pacingOf(config: VoteConfig): Pacing | undefined {
  const { stop } = config;
  // What other methods decide can turn with every further vote, or costs calls of its own.
  if (stop.rule === 'none' || config.method !== 'majority') return undefined;
  const rule = stop;
  return rule.rule === 'adaptive'
    ? {
        initial: rule.initial,
        wave: rule.wave,
        enough: (prefix) => judge(config, prefix, sureLeader(rule.threshold)),
      }
    : {
        initial: rule.window,
        wave: rule.window,
        enough: (prefix) =>
          prefix.length % rule.window === 0 ? judge(config, prefix, agreedWindow(rule.window)) : undefined,
      };
}

function judge(
  config: VoteConfig,
  prefix: readonly PacedBranch[],
  isEnough: (ballots: readonly Ballot[]) => string | undefined,
): string | undefined {
  try {
    return isEnough(prefix.flatMap(({ items, missing }) => castBallots(config, items, missing)));
  } catch (thrown) {
    // Under `onUnparsable: "fail"` the vote has failed, and no further answer can mend it.
    if (TaskError.is(thrown)) return thrown.message;
    throw thrown;
  }
}

function sureLeader(threshold: number): (ballots: readonly Ballot[]) => string | undefined {
  return (ballots) => {
    const counts = new Map<string, number>();
    for (const { normalized } of ballots)
      if (normalized !== null) counts.set(normalized, (counts.get(normalized) ?? 0) + 1);
    const [first = 0, second = 0] = [...counts.values()].sort((a, b) => b - a);
    if (first === 0) return undefined;
    const sure = leaderProbability(first, second);
    return sure >= threshold ? `The leader is ahead by ${first} to ${second}` : undefined;
  };
}

function agreedWindow(window: number): (ballots: readonly Ballot[]) => string | undefined {
  return (ballots) => {
    const last = ballots.slice(-window);
    const [first] = last;
    const agree =
      first?.normalized != null && last.every(({ normalized }) => normalized === first.normalized);
    return agree ? `${window} answers in a row agree` : undefined;
  };
}
