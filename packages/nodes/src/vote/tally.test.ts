import type { PacedResult } from '@parallax/engine';
import type { Json } from '@parallax/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { castBallots, votesOf } from './ballots.ts';
import { type VoteConfig, voteConfigSchema } from './config.ts';
import { type CountedMethod, countedMethods } from './methods.ts';
import { tallyOf } from './tally.ts';

const candidates = ['A', 'B', 'C', 'D'];
const methods = Object.keys(countedMethods).filter((name): name is CountedMethod => name in countedMethods);

function tally(method: CountedMethod, given: readonly Json[], more: Partial<VoteConfig> = {}, failures = 0) {
  const config = voteConfigSchema.parse({ method, extract: 'json', pointer: '/vote', ...more });
  const items = given.map((value, index) => ({
    value,
    path: [{ node: 'n', index }],
    label: `${index}`,
    node: 'a',
    edge: 'e',
  }));
  const missing = Array.from({ length: failures }, (_, index) => ({
    path: [{ node: 'n', index: given.length + index }],
    label: 'lost',
    node: 'a',
    outcome: 'timeout' as const,
  }));
  const ballots = castBallots(config, items, missing);
  const paced: PacedResult | undefined = undefined;
  return tallyOf(
    { config, missing, paced, seed: 1 },
    ballots,
    countedMethods[method](votesOf(config, ballots)),
  );
}

/** An answer with one choice, a ranking and a weight, so that every method finds what it counts; or one without a vote. */
const answer = (method: CountedMethod): fc.Arbitrary<Json> =>
  fc.oneof(
    { weight: 6, arbitrary: vote(method) },
    { weight: 1, arbitrary: fc.constant('nothing to be counted') },
  );

function vote(method: CountedMethod): fc.Arbitrary<Json> {
  const weight = fc.integer({ min: 0, max: 5 });
  if (method === 'majority' || method === 'weighted')
    return fc.record({ vote: fc.constantFrom(...candidates), weight });
  return fc.record({ vote: fc.shuffledSubarray(candidates, { minLength: 1 }), weight });
}

const cases = fc
  .constantFrom(...methods)
  .chain((method) =>
    fc.record({ method: fc.constant(method), given: fc.array(answer(method), { maxLength: 24 }) }),
  );

describe.each(methods)('%s', (method) => {
  it('does not depend on the order of the answers, but for who is first among equals', () => {
    const orders = fc
      .array(answer(method), { maxLength: 24 })
      .chain((given) =>
        fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
      );
    fc.assert(
      fc.property(orders, ([given, shuffled]) => {
        const one = tally(method, given);
        const other = tally(method, shuffled);
        const votes = (of: typeof one) =>
          Object.fromEntries(of.counts.map((count) => [String(count.value), count.votes.toFixed(9)]));
        expect(votes(other)).toEqual(votes(one));
        expect([other.status, other.valid, other.condorcet]).toEqual([one.status, one.valid, one.condorcet]);
        if (one.status === 'decided') expect(other.winner).toEqual(one.winner);
      }),
    );
  });

  it('draws the same winner by lot in whatever order the answers come', () => {
    const orders = fc
      .array(answer(method), { minLength: 1, maxLength: 9 })
      .chain((given) =>
        fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
      );
    fc.assert(
      fc.property(orders, ([given, shuffled]) => {
        const lot = { tieBreak: 'seeded' } as const;
        expect(tally(method, shuffled, lot).winner).toEqual(tally(method, given, lot).winner);
        const none = { tieBreak: 'abstain' } as const;
        expect(tally(method, shuffled, none).winner).toEqual(tally(method, given, none).winner);
      }),
    );
  });

  it('is not changed by an abstention', () => {
    fc.assert(
      fc.property(fc.array(answer(method), { maxLength: 24 }), (given) => {
        const { counts, rounds, condorcet } = tally(method, given);
        expect(tally(method, [...given, 'nothing'])).toMatchObject({ counts, rounds, condorcet });
      }),
    );
  });

  it('is not turned against its winner by more votes for the winner alone', () => {
    fc.assert(
      fc.property(
        fc.array(answer(method), { maxLength: 24 }),
        fc.integer({ min: 1, max: 5 }),
        (given, more) => {
          const before = tally(method, given);
          fc.pre(before.status === 'decided');
          const ballot = { vote: isList(method) ? [before.winner] : before.winner, weight: 1 };
          const after = tally(method, [...given, ...Array.from({ length: more }, () => ballot)]);
          expect(after.winner).toEqual(before.winner);
          expect(after.status).toBe('decided');
        },
      ),
    );
  });
});

function isList(method: CountedMethod): boolean {
  return method !== 'majority' && method !== 'weighted';
}

/** Ballots as "times, ranking". */
const ranked = (...lines: readonly [number, string][]) =>
  lines.flatMap(([times, ranking]) => Array.from({ length: times }, () => ({ vote: ranking.split('') })));

describe.each(['approval', 'borda', 'irv'] as const)('%s', (method) => {
  it('is not turned against its winner by whole ballots that put the winner first', () => {
    fc.assert(
      fc.property(
        fc.array(vote(method), { minLength: 1, maxLength: 16 }),
        fc.shuffledSubarray(candidates, { minLength: 0 }),
        fc.integer({ min: 1, max: 5 }),
        (given, others, more) => {
          const before = tally(method, given);
          fc.pre(before.status === 'decided');
          const ballot = { vote: [before.winner, ...others.filter((name) => name !== before.winner)] };
          const after = tally(method, [...given, ...Array.from({ length: more }, () => ballot)]);
          expect(after.winner).toEqual(before.winner);
        },
      ),
    );
  });
});

describe('irv', () => {
  // Known of the method: it is not monotone. Ten voters who raise A from the second place to the first make C leave later and beat A.
  it('can turn against a winner who is raised on ballots that are there', () => {
    expect(tally('irv', ranked([39, 'ABC'], [35, 'BCA'], [26, 'CAB'])).winner).toBe('A');
    expect(tally('irv', ranked([49, 'ABC'], [25, 'BCA'], [26, 'CAB'])).winner).toBe('C');
  });
});

describe('weights', () => {
  it('that add up to the same are level, however they are added', () => {
    const vote = (name: string, weight: number) => ({ vote: name, weight });
    const given = [vote('A', 0.1), vote('A', 0.2), vote('B', 0.3)];
    expect(tally('weighted', given).status).toBe('tie');
    expect(tally('weighted', given.toReversed()).status).toBe('tie');
  });
});

describe('every tally', () => {
  it('loses and invents nothing', () => {
    fc.assert(
      fc.property(cases, fc.nat(9), ({ method, given }, failures) => {
        const result = tally(method, given, {}, failures);
        const sum = result.counts.reduce((all, { votes }) => all + votes, 0);
        const valid = given.filter((value) => typeof value !== 'string');
        const m = result.counts.length;
        const total = {
          majority: valid.length,
          weighted: valid.reduce((all: number, value) => all + weightOf(value), 0),
          approval: valid.reduce((all: number, value) => all + listOf(value).length, 0),
          borda: (valid.length * m * (m - 1)) / 2,
          copeland: (m * (m - 1)) / 2,
          irv: sum,
        }[method];
        expect(sum).toBeCloseTo(total, 9);
        expect(result.valid).toBe(valid.length);
        expect(result.valid + result.abstained + result.failed).toBe(result.total);
        expect(result.ballots).toHaveLength(given.length + failures);
        for (const { share } of result.counts) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        for (const { counts, exhausted } of result.rounds ?? [])
          expect(counts.reduce((all, { votes }) => all + votes, 0) + exhausted).toBe(valid.length);
      }),
      { numRuns: 300 },
    );
  });
});

function weightOf(value: Json): number {
  return typeof value === 'object' && value !== null && 'weight' in value ? Number(value.weight) : 0;
}

function listOf(value: Json): readonly Json[] {
  const list = typeof value === 'object' && value !== null && 'vote' in value ? value.vote : [];
  return Array.isArray(list) ? list : [];
}
