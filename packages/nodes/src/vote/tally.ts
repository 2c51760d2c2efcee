import type { MissingValue, PacedResult } from '@parallax/engine';
import { addTo } from './candidates.ts';
import type { VoteConfig } from './config.ts';
import { agreedCount } from './esc.ts';
import { judgeCounts, type Verdict } from './judge-counts.ts';
import type { Count, Counted } from './method.ts';
import { isCounted } from './methods.ts';
import { remarksOn } from './remarks.ts';
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
  const saved = paced === undefined ? calledOff : paced.total - paced.released;
  return {
    ...(escVerdict(basis, ballots, counts) ?? verdict),
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
    entropy: normalizedEntropy(
      isCounted(config.method) ? counts.map(({ votes }) => votes) : votesByAnswer(ballots),
    ),
    // The criterion is about counts of answers to one question; points and weights are none.
    pLeader:
      first === undefined || config.method !== 'majority'
        ? null
        : leaderProbability(first.votes, second?.votes ?? 0),
    samplesUsed: ballots.length - failed,
    samplesSaved: saved,
    samplesPossible: paced?.total ?? ballots.length + calledOff,
    callsSaved: paced?.callsPerBranch === undefined ? null : saved * paced.callsPerBranch,
    stopReason: stopReason(basis),
    remarks: remarksOn({ ...verdict, method: config.method, counts, valid, total: ballots.length }),
    ballots: [...ballots],
  };
}

/** What ESC decides, where a window agreed. Quorum and least share were looked at when it stopped. */
function escVerdict(
  { config, paced }: TallyBasis,
  ballots: readonly Ballot[],
  counts: readonly Count[],
): Verdict | undefined {
  const { stop } = config;
  if (stop.rule !== 'esc' || paced?.reason === undefined) return undefined;
  const agreed = agreedCount(counts, ballots, paced.used, stop.window);
  if (agreed === undefined) return undefined;
  return {
    winner: agreed.value,
    status: 'decided',
    reason: `${stop.window} answers in a row agree, after ${paced.used}.`,
  };
}

function stopReason({ config, missing, paced }: TallyBasis): Tally['stopReason'] {
  const { rule } = config.stop;
  if (paced?.reason !== undefined && rule !== 'none') return rule;
  if (missing.some((value) => value.reason === 'not-needed')) return 'enough';
  return missing.some((value) => value.reason === 'deadline') ? 'deadline' : 'all';
}

/** How many ballots each answer has, for methods that do not count them. */
function votesByAnswer(ballots: readonly Ballot[]): number[] {
  const votes = new Map<string, number>();
  for (const { normalized } of ballots) if (normalized !== null) addTo(votes, normalized, 1);
  return [...votes.values()];
}
