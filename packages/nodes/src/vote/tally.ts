import type { MissingValue } from '@parallax/engine';
import type { VoteConfig } from './config.ts';
import { judgeCounts } from './judge-counts.ts';
import type { Vote } from './method.ts';
import { methods } from './methods.ts';
import { leaderProbability, normalizedEntropy } from './statistics.ts';
import type { Ballot, Tally } from './tally-schema.ts';

/** Counts ballots and says what they decide. Pure; only ties depend on the ballots' order or on the seed. */
export function tallyBallots(
  config: VoteConfig,
  ballots: readonly Ballot[],
  missing: readonly MissingValue[],
  seed: number,
): Tally {
  const counts = methods[config.method](ballots.flatMap(validVote));
  const [first, second] = counts;
  const number = (status: Ballot['status']) => ballots.filter((ballot) => ballot.status === status).length;
  const failed = number('failed');
  return {
    ...judgeCounts(config, counts, ballots.length, seed),
    method: config.method,
    counts: [...counts],
    valid: number('valid'),
    abstained: number('abstained'),
    failed,
    total: ballots.length,
    share: first?.share ?? 0,
    margin: first === undefined ? 0 : (first.votes - (second?.votes ?? 0)) / number('valid'),
    entropy: normalizedEntropy(counts.map((count) => count.votes)),
    pLeader: first === undefined ? null : leaderProbability(first.votes, second?.votes ?? 0),
    samplesUsed: ballots.length - failed,
    samplesSaved: missing.filter((value) => value.reason === 'not-needed').length,
    stopReason: stopReason(missing),
    ballots: [...ballots],
  };
}

function validVote({ status, choice, normalized }: Ballot): Vote[] {
  return status === 'valid' && normalized !== null ? [{ choice, normalized }] : [];
}

function stopReason(missing: readonly MissingValue[]): Tally['stopReason'] {
  if (missing.some((value) => value.reason === 'not-needed')) return 'enough';
  return missing.some((value) => value.reason === 'deadline') ? 'deadline' : 'all';
}
