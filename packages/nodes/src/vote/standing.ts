import type { PartialGroup } from '@parallax/engine';
import { TaskError } from '@parallax/schema';
import { castBallots, votesOf } from './ballots.ts';
import type { VoteConfig } from './config.ts';
import { countedMethods, isCounted } from './methods.ts';
import { canReadVotes } from './pattern.ts';
import { leaderProbability } from './statistics.ts';
import type { Ballot, Standing } from './tally-schema.ts';

/** Candidates that are told of while the vote goes on. */
const SHOWN = 12;

/** How a vote stands with what has come so far. Undefined where that cannot be told: the vote is about to fail. */
export function standingOf(config: VoteConfig, group: PartialGroup): Standing | undefined {
  const ballots = canReadVotes(config.extract) ? cast(config, group) : undefined;
  if (ballots === undefined) return undefined;
  const number = (status: Ballot['status']) => ballots.filter((ballot) => ballot.status === status).length;
  const { method } = config;
  const { counts, unit } = isCounted(method)
    ? countedMethods[method](votesOf(config, ballots))
    : { counts: [], unit: 'votes' };
  const [first, second] = counts;
  return {
    status: 'counting',
    method,
    counts: counts.slice(0, SHOWN),
    candidates: counts.length,
    unit,
    valid: number('valid'),
    abstained: number('abstained'),
    failed: number('failed'),
    share: first?.share ?? 0,
    pLeader:
      first === undefined || method !== 'majority'
        ? null
        : leaderProbability(first.votes, second?.votes ?? 0),
    samplesPossible: group.expected ?? null,
  };
}

function cast(config: VoteConfig, { items, missing }: PartialGroup): Ballot[] | undefined {
  try {
    return castBallots(config, items, missing);
  } catch (thrown) {
    if (TaskError.is(thrown)) return undefined;
    throw thrown;
  }
}
