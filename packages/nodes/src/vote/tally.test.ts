import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { castBallots } from './ballots.ts';
import { voteConfigSchema } from './config.ts';
import { tallyBallots } from './tally.ts';

const config = voteConfigSchema.parse({ extract: 'choiceLetter' });
const answers = fc.array(fc.constantFrom('A', 'b', 'B', '(c)', 'D', 'no letter here'), { maxLength: 30 });

function tally(given: readonly string[], failures = 0, seed = 1) {
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
  return tallyBallots(config, castBallots(config, items, missing), missing, seed);
}

describe('a tally', () => {
  it('does not depend on the order of the answers, but for who is first among equals', () => {
    fc.assert(
      fc.property(
        answers.chain((given) =>
          fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
        ),
        ([given, shuffled]) => {
          const one = tally(given);
          const other = tally(shuffled);
          const votes = (of: typeof one) =>
            Object.fromEntries(of.counts.map((count) => [String(count.value), count.votes]));
          expect(votes(other)).toEqual(votes(one));
          expect([other.status, other.valid, other.share, other.pLeader]).toEqual([
            one.status,
            one.valid,
            one.share,
            one.pLeader,
          ]);
          if (one.status === 'decided') expect(other.winner).toBe(one.winner);
        },
      ),
    );
  });

  it('loses and invents no vote', () => {
    fc.assert(
      fc.property(answers, fc.nat(9), (given, failures) => {
        const { counts, valid, abstained, failed, total, ballots } = tally(given, failures);
        expect(counts.reduce((sum, count) => sum + count.votes, 0)).toBe(valid);
        expect([abstained, failed]).toEqual([
          given.filter((answer) => answer.startsWith('no')).length,
          failures,
        ]);
        expect(valid + abstained + failed).toBe(total);
        expect(ballots).toHaveLength(total);
        if (valid > 0) expect(counts.reduce((sum, count) => sum + count.share, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('an abstention changes no count', () => {
    fc.assert(
      fc.property(answers, (given) => {
        expect(tally([...given, 'nothing']).counts).toEqual(tally(given).counts);
      }),
    );
  });

  it('more votes for the winner never unseat it', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 5 }), (given, more) => {
        const before = tally(given);
        fc.pre(before.winner !== null);
        const after = tally([...given, ...Array.from({ length: more }, () => String(before.winner))]);
        expect(after.winner).toBe(before.winner);
        expect(after.status).toBe('decided');
        expect(after.share).toBeGreaterThanOrEqual(before.share);
      }),
    );
  });
});
