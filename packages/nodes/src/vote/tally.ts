import type { MissingValue, PacedResult } from '@parallax/engine';
import type { VoteConfig } from './config.ts';
import { judgeCounts, type Verdict } from './judge-counts.ts';
import type { Counted } from './method.ts';
import { leaderProbability, normalizedEntropy } from './statistics.ts';
import type { Ballot, Tally } from './tally-schema.ts';

/** What a tally is made of beside the ballots. */
export interface TallyBasis {
  readonly config: VoteConfig;
  readonly missing: readonly MissingValue[];
  readonly paced: PacedResult | undefined;
  readonly seed: number;
}

/** Says what counted ballots decide. Pure; only ties depend on the ballots' order or on the seed. */
export function tallyOf(basis: TallyBasis, ballots: readonly Ballot[], counted: Counted): Tally {
  const { config, missing, paced, seed } = basis;
  const { counts, unit, rounds, condorcet } = counted;
  const [first, second] = counts;
  const number = (status: Ballot['status']) => ballots.filter((ballot) => ballot.status === status).length;
  const valid = number('valid');
  const failed = number('failed');
  const verdict = judgeCounts(config, counted, { valid, total: ballots.length }, seed);
  const calledOff = missing.filter((value) => value.reason === 'not-needed').length;
  return {
    ...(agreedWindow(basis, ballots) ?? verdict),
    method: config.method,
    counts: [...counts],
    unit,
    rounds: rounds === undefined ? null : [...rounds],
    condorcet: condorcet ?? null,
    judged: null,
    valid,
    abstained: number('abstained'),
    failed,
    total: ballots.length,
    share: first?.share ?? 0,
    margin: first === undefined ? 0 : first.share - (second?.share ?? 0),
    entropy: normalizedEntropy(counts.map((count) => count.votes).filter((votes) => votes > 0)),
    // The criterion is about counts of answers to one question; points and weights are none.
    pLeader:
      first === undefined || config.method !== 'majority'
        ? null
        : leaderProbability(first.votes, second?.votes ?? 0),
    samplesUsed: ballots.length - failed,
    samplesSaved: paced === undefined ? calledOff : paced.total - paced.released,
    samplesPossible: paced?.total ?? ballots.length + calledOff,
    stopReason: stopReason(basis),
    ballots: [...ballots],
  };
}

/** ESC returns what its window agrees on, also where earlier answers were for something else. */
function agreedWindow({ config, paced }: TallyBasis, ballots: readonly Ballot[]): Verdict | undefined {
  const { stop } = config;
  const last = ballots.at(-1);
  if (stop.rule !== 'esc' || paced?.reason === undefined || last === undefined) return undefined;
  return {
    winner: ballots.find(({ normalized }) => normalized === last.normalized)?.choice ?? null,
    status: 'decided',
    reason: `${stop.window} answers in a row agree, after ${ballots.length}.`,
  };
}

function stopReason({ config, missing, paced }: TallyBasis): Tally['stopReason'] {
  const { rule } = config.stop;
  if (paced?.reason !== undefined && rule !== 'none') return rule;
  if (missing.some((value) => value.reason === 'not-needed')) return 'enough';
  return missing.some((value) => value.reason === 'deadline') ? 'deadline' : 'all';
}
