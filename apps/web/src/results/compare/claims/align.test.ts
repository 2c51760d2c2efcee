import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignClaims, type ClaimGroup } from './align.ts';
import { claimsOf, readClaim } from './claim.ts';
import { contradiction, likeness } from './likeness.ts';

const sentence = fc
  .array(
    fc.constantFrom(
      'grant',
      'council',
      'costs',
      'rise',
      'fall',
      'not',
      'members',
      'leave',
      '12',
      '450',
      'the',
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => `${parts.join(' ')}.`);
const answers = fc.array(fc.array(sentence, { maxLength: 5 }), { minLength: 1, maxLength: 4 });

/** The groups by what they say, whatever the order of the columns. */
function content(groups: readonly ClaimGroup[], nameOf: (column: number) => number): string[] {
  return groups
    .map(({ claims, relation, conflictIn }) =>
      JSON.stringify([
        claims.map(({ column, at }) => `${nameOf(column)}/${at}`).toSorted(),
        relation,
        conflictIn,
      ]),
    )
    .toSorted();
}

describe('likeness and contradiction', () => {
  it('are symmetric, and a claim is wholly like itself', () => {
    fc.assert(
      fc.property(sentence, sentence, (left, right) => {
        const [a, b] = [readClaim(left), readClaim(right)];
        expect(likeness(a, b)).toBe(likeness(b, a));
        expect(contradiction(a, b)).toBe(contradiction(b, a));
        expect(likeness(a, b)).toBeLessThanOrEqual(1);
        expect(contradiction(a, a)).toBeUndefined();
        if (a.words.size + a.numbers.size > 0) expect(likeness(a, a)).toBe(1);
      }),
    );
  });

  it.each([
    ['The grant is signed.', "The grant isn't signed.", 'negation'],
    ['Costs will rise in June.', 'In June the cost will fall.', 'negation'],
    ['Costs will not rise in June.', 'In June the cost will fall.', undefined],
    ['131 households would join.', '212 households would join.', 'numbers'],
    ['Opening costs €19,400.', 'Opening will cost 19400 euros.', undefined],
    ['Opening costs €19,400.', 'Opening costs much.', undefined],
  ])('%s / %s: %s', (left, right, kind) => {
    expect(contradiction(readClaim(left), readClaim(right))).toBe(kind);
  });
});

describe('alignClaims', () => {
  it('gives the same groups in every order of the answers, and each claim once', () => {
    fc.assert(
      fc.property(answers, fc.nat(3), (texts, turn) => {
        const claims = texts.map((each) => each.map(readClaim));
        const by = turn % claims.length;
        const turned = [...claims.slice(by), ...claims.slice(0, by)];
        const plain = alignClaims(claims);
        expect(content(alignClaims(turned), (column) => (column + by) % claims.length)).toEqual(
          content(plain, (column) => column),
        );
        expect(plain.flatMap(({ claims }) => claims)).toHaveLength(claims.flat().length);
      }),
    );
  });

  it('finds what is agreed on, what is in conflict and what only one says', () => {
    const groups = alignClaims(
      [
        'The grant has not been signed. Rent is €450 a month.',
        '- The grant has been signed.\n- The rent is **€450** each month.\n- Neighbours like the idea very much.',
      ].map(claimsOf),
    );
    expect(groups.map(({ relation, claims }) => [relation, claims.length])).toEqual([
      ['conflict', 2],
      ['agreement', 2],
      ['alone', 1],
    ]);
  });

  it('does not let a denial count for the other half of its sentence', () => {
    const groups = alignClaims(
      [
        'Three volunteers keep it open.',
        'The grant is promised but not signed; three volunteers would keep it open.',
      ].map(claimsOf),
    );
    expect(groups.map(({ relation }) => relation)).toEqual(['agreement', 'alone']);
  });

  it('reads the texts of JSON, and leaves headings out', () => {
    expect(claimsOf('{"verdict":"The grant is signed.","score":3}').map(({ text }) => text)).toEqual([
      'The grant is signed.',
    ]);
    expect(claimsOf('# Verdict\n\nThe grant is signed. It helps members.')).toHaveLength(2);
  });
});
