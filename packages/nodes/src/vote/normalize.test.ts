import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeText, votingKey } from './normalize.ts';

describe('normalisation of votes', () => {
  it.each([
    ['1,000', '1000.0'],
    ['ＡＢＣ　１', 'abc 1'],
    ['Straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδός'.normalize('NFD').replace('\u0301', '')],
    ['ﬁne\n\tday', ' fine day '],
  ])('counts %j and %j as one', (a, b) => {
    expect(normalizeText(a)).toBe(normalizeText(b));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.double().map(String)), (text) => {
        const once = normalizeText(text);
        expect(normalizeText(once)).toBe(once);
      }),
      { numRuns: 50 },
    );
    // Strings of any unit take seconds to be set up on a busy machine.
  }, 60_000);

  it('does not depend on the order of keys, and treats texts inside objects alike', () => {
    expect(votingKey({ a: 'X', b: [1, '2.0'] }, true)).toBe(votingKey({ b: ['1.0', 2], a: ' x ' }, true));
    expect(votingKey({ a: 'X' }, false)).not.toBe(votingKey({ a: 'x' }, false));
    expect(votingKey({ a: 1, b: 2 }, false)).toBe(votingKey({ b: 2, a: 1 }, false));
  });

  it('counts a number and its text as the same vote', () => {
    expect(votingKey(1000, true)).toBe(votingKey('1,000', true));
  });
});
