import type { PacedBranch, Pacing } from '@parallax/engine';
import { TaskError } from '@parallax/schema';
import { castBallots, type ReadVote, voteReader, votesOf } from './ballots.ts';
import type { VoteConfig } from './config.ts';
import { agreedAnswer, agreedCount } from './esc.ts';
import { judgeCounts, shortOf } from './judge-counts.ts';
import { majority } from './majority.ts';
import { canReadVotes } from './pattern.ts';
import { leaderProbability } from './statistics.ts';
import type { Ballot } from './tally-schema.ts';

type Stop = VoteConfig['stop'];
type Adaptive = Extract<Stop, { rule: 'adaptive' }>;
type Esc = Extract<Stop, { rule: 'esc' }>;

/**
 * How a vote paces the answers that it is to count.
 *
 * `adaptive` is Adaptive-Consistency (arXiv 2305.11860) with its Beta criterion; `esc` is Early-Stopping Self-Consistency (arXiv
 * 2401.10480). Both are judged on the first answers by index, never on those that came first in time, which favours short answers.
 * Neither stops where quorum or least share would leave it without a winner.
 */
export function pacingOf(config: VoteConfig): Pacing | undefined {
  const { stop } = config;
  // What other methods decide can turn with every further vote, or costs calls of its own.
  if (stop.rule === 'none' || config.method !== 'majority') return undefined;
  const ballotsOf = ballotBox(config);
  const enough =
    stop.rule === 'adaptive' ? sureLeader(config, stop, ballotsOf) : agreedWindow(config, stop, ballotsOf);
  return {
    ...wavesOf(stop),
    least: Math.max(leastSamples(stop), quorumVotes(config)),
    enough(prefix) {
      if (!canReadVotes(config.extract)) return undefined;
      try {
        return enough(prefix);
      } catch (thrown) {
        // Under `onUnparsable: "fail"` the vote has failed, and no further answer can mend it.
        if (TaskError.is(thrown)) return thrown.message;
        throw thrown;
      }
    },
  };
}

function wavesOf(stop: Adaptive | Esc): { initial: number; wave: number } {
  return stop.rule === 'adaptive' ? stop : { initial: stop.window, wave: stop.window };
}

/** The fewest answers that can be enough: all of them the same. */
export function leastSamples(stop: Adaptive | Esc): number {
  if (stop.rule === 'esc') return stop.window;
  let least = 1;
  while (leaderProbability(least, 0) < stop.threshold) least += 1;
  return least;
}

function quorumVotes({ quorum }: VoteConfig): number {
  return quorum !== null && quorum >= 1 ? quorum : 1;
}

type Enough = (prefix: readonly PacedBranch[]) => string | undefined;
type BallotsOf = (prefix: readonly PacedBranch[]) => Ballot[];

/** Casts the ballots of each branch once, however often a longer prefix is judged. */
function ballotBox(config: VoteConfig): BallotsOf {
  const cast = new WeakMap<PacedBranch, readonly Ballot[]>();
  let read: ReadVote | undefined;
  const ballotsOf = (branch: PacedBranch) => {
    const known = cast.get(branch);
    if (known !== undefined) return known;
    // Only now, because a pattern can be compiled only when RE2 is there.
    read ??= voteReader(config);
    const ballots = castBallots(config, branch.items, branch.missing, read);
    cast.set(branch, ballots);
    return ballots;
  };
  return (prefix) => prefix.flatMap(ballotsOf);
}

function sureLeader(config: VoteConfig, { threshold }: Adaptive, ballotsOf: BallotsOf): Enough {
  return (prefix) => {
    const ballots = ballotsOf(prefix);
    const counted = majority(votesOf(config, ballots));
    const [first, second] = counted.counts;
    const votes = { first: first?.votes ?? 0, second: second?.votes ?? 0 };
    if (votes.first === 0 || leaderProbability(votes.first, votes.second) < threshold) return undefined;
    if (judgeCounts(config, counted, turnoutOf(ballots), 0).status !== 'decided') return undefined;
    return `The leader is ahead by ${votes.first} to ${votes.second}`;
  };
}

function agreedWindow(config: VoteConfig, { window }: Esc, ballotsOf: BallotsOf): Enough {
  return (prefix) => {
    if (prefix.length % window !== 0) return undefined;
    if (agreedAnswer(ballotsOf(prefix.slice(-window))) === undefined) return undefined;
    const ballots = ballotsOf(prefix);
    const counted = majority(votesOf(config, ballots));
    const agreed = agreedCount(counted.counts, ballots, prefix.length, window);
    if (shortOf(config, counted, agreed, turnoutOf(ballots)) !== undefined) return undefined;
    return `${window} answers in a row agree`;
  };
}

function turnoutOf(ballots: readonly Ballot[]) {
  return { valid: ballots.filter(({ status }) => status === 'valid').length, total: ballots.length };
}
