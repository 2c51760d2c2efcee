import type { EstimateBasis, TaskContext, TaskEstimate } from '@parallax/engine';
import { oneCall } from '../../model-call/estimate.ts';
import { votesOf } from '../ballots.ts';
import { addTo, candidatesOf } from '../candidates.ts';
import type { VoteConfig } from '../config.ts';
import { contests } from '../copeland.ts';
import { levelOf, scatter, shortOf } from '../judge-counts.ts';
import type { Candidate, Counted } from '../method.ts';
import { votingKey } from '../normalize.ts';
import { type TallyBasis, tallyOf } from '../tally.ts';
import type { Ballot, Tally } from '../tally-schema.ts';
import { choose, compare, score } from './ask.ts';

/** Candidates that a judge sees at once: with more, its choice gets worse (universal self-consistency, arXiv 2311.17311). */
const AT_ONCE = 8;

type Context = TaskContext<VoteConfig>;

/** Whether a vote may ask a model. */
export function needsModel({ method, scorePointer, tieBreak }: VoteConfig): boolean {
  if (method === 'judge' || method === 'pairwise') return true;
  return (method === 'bestOf' && scorePointer === undefined) || tieBreak === 'judge';
}

/** What judging costs before it is known how many candidates are different. Undefined for a vote that only counts. */
export function judgeEstimate(
  config: VoteConfig,
  { inputTokens, items }: EstimateBasis,
): TaskEstimate | undefined {
  if (!needsModel(config)) return undefined;
  const one = oneCall([], inputTokens, config.maxTokens);
  const n = items.max;
  const most = n === null ? null : Math.max(1, callsFor(config, n));
  // Each call of a comparison sees two of the candidates, each score one.
  const share =
    n === null || n === 0 ? 1 : config.method === 'pairwise' ? 2 / n : config.method === 'bestOf' ? 1 / n : 1;
  const times = (value: number | null) =>
    value === null || most === null ? null : Math.ceil(value * share * most);
  return {
    calls: { min: 0, max: most },
    inputTokens: { min: 0, max: times(one.inputTokens.max) },
    outputTokens: {
      min: 0,
      max: most === null || one.outputTokens.max === null ? null : one.outputTokens.max * most,
    },
  };
}

function callsFor({ method }: VoteConfig, n: number): number {
  if (method === 'pairwise') return n * (n - 1);
  if (method === 'bestOf') return n;
  let calls = 0;
  for (let left = n; left > 1; left = Math.ceil(left / AT_ONCE)) calls += Math.ceil(left / AT_ONCE);
  return calls;
}

/** A vote that a model decides. Nobody is asked where too few votes are valid. */
export async function askJudge(ctx: Context, basis: TallyBasis, ballots: readonly Ballot[]): Promise<Tally> {
  const votes = votesOf(ctx.config, ballots);
  const candidates = [...candidatesOf(votes).values()];
  const { method } = ctx.config;
  const turnout = { valid: votes.length, total: ballots.length };
  const anybody = candidates.map(({ choice }) => ({ value: choice, votes: 1, share: 1 }));
  if (shortOf(ctx.config, { unit: '' }, anybody[0], turnout) !== undefined)
    return tallyOf(basis, ballots, { counts: anybody, unit: 'candidates' });
  if (method === 'pairwise') return tallyOf(basis, ballots, await comparePairs(ctx, candidates));
  if (method === 'bestOf') return tallyOf(basis, ballots, await scoreAll(ctx, ballots, candidates));
  const support = new Map<string, number>();
  for (const { normalized } of ballots) if (normalized !== null) addTo(support, normalized, 1);
  const { winner, reason } = await mostConsistent(ctx, candidates, support);
  return { ...tallyOf(basis, ballots, chosen(candidates, winner, support)), judged: reason };
}

/** A model chooses between those that the method left level. */
export async function breakTie(ctx: Context, tally: Tally): Promise<Tally> {
  const { normalize } = ctx.config;
  const level = levelOf(tally).map(({ value }) => ({
    choice: value,
    normalized: votingKey(value, normalize),
  }));
  const { winner, reason } = await mostConsistent(ctx, level, new Map());
  return { ...tally, winner: winner?.choice ?? null, judged: reason };
}

/** Universal self-consistency: a model picks; of many, in rounds. Shuffled by the seed, since judges favour places in a list. */
async function mostConsistent(
  ctx: Context,
  candidates: readonly Candidate[],
  support: ReadonlyMap<string, number>,
): Promise<{ winner: Candidate | undefined; reason: string }> {
  let left = shuffled(candidates, ctx.seed);
  let reason = '';
  while (left.length > 1) {
    const groups = Array.from({ length: Math.ceil(left.length / AT_ONCE) }, (_, index) =>
      left.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
    );
    const winners = await Promise.all(
      groups.map(async (group) => {
        if (group.length === 1) return group[0];
        const judgement = await choose(ctx, group, support);
        reason = judgement.reason;
        return group[judgement.verdict];
      }),
    );
    left = winners.filter((winner) => winner !== undefined);
  }
  return { winner: left[0], reason };
}

/** The choice of the judge first, then the others by how many answers gave them. */
function chosen(
  candidates: readonly Candidate[],
  winner: Candidate | undefined,
  support: ReadonlyMap<string, number>,
): Counted {
  const of = (candidate: Candidate) => (candidate === winner ? 1 : 0);
  const given = ({ normalized }: Candidate) => support.get(normalized) ?? 0;
  const counts = candidates
    .toSorted((a, b) => of(b) - of(a) || given(b) - given(a))
    .map((candidate) => ({ value: candidate.choice, votes: of(candidate), share: of(candidate) }));
  return { counts, unit: 'choice of the judge' };
}

/** Every two candidates in both orders: judges favour a place, so one that changes its mind with the order has not decided. */
async function comparePairs(ctx: Context, candidates: readonly Candidate[]): Promise<Counted> {
  const leads = new Map<string, number>();
  const pairs = candidates.flatMap((one, index) =>
    candidates.slice(index + 1).map((other): [Candidate, Candidate] => [one, other]),
  );
  await Promise.all(
    pairs.map(async ([one, other]) => {
      const [forward, backward] = await Promise.all([compare(ctx, [one, other]), compare(ctx, [other, one])]);
      const agree = forward.verdict === -backward.verdict;
      leads.set(pairKey(one.normalized, other.normalized), agree ? forward.verdict : 0);
    }),
  );
  const all = new Map(candidates.map((candidate) => [candidate.normalized, candidate]));
  return contests(all, (one, other) => leads.get(pairKey(one, other)) ?? 0);
}

function pairKey(one: string, other: string): string {
  return JSON.stringify([one, other]);
}

/** Each candidate by its best score: its own, where answers carry one, else the judge's. The share is of the others that it is not worse than. */
async function scoreAll(
  ctx: Context,
  ballots: readonly Ballot[],
  candidates: readonly Candidate[],
): Promise<Counted> {
  const scores = new Map<string, number>();
  if (ctx.config.scorePointer === undefined) {
    const judged = await Promise.all(candidates.map((candidate) => score(ctx, candidate)));
    for (const [index, { normalized }] of candidates.entries())
      scores.set(normalized, judged[index]?.verdict ?? 0);
  } else {
    for (const { normalized, score: own } of ballots) {
      if (normalized === null || own === null) continue;
      scores.set(normalized, Math.max(own, scores.get(normalized) ?? Number.NEGATIVE_INFINITY));
    }
  }
  const all = [...scores.values()];
  const others = Math.max(1, all.length - 1);
  const counts = candidates
    .map(({ choice, normalized }) => {
      const votes = scores.get(normalized) ?? 0;
      return {
        value: choice,
        votes,
        share: (all.filter((value) => value <= votes).length - 1 || 1) / others,
      };
    })
    .map((count) => ({ ...count, share: Math.min(1, count.share) }))
    .sort((a, b) => b.votes - a.votes);
  return { counts, unit: 'points' };
}

/** Fisher-Yates, drawn from the seed. */
function shuffled<T>(values: readonly T[], seed: number): T[] {
  const list = [...values];
  for (let index = list.length - 1; index > 0; index -= 1) {
    const other = scatter(seed + index) % (index + 1);
    const [one, two] = [list[index], list[other]];
    if (one === undefined || two === undefined) continue;
    list[index] = two;
    list[other] = one;
  }
  return list;
}
