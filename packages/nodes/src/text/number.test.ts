import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalNumber, numberIn } from './number.ts';

describe('the canonical form of a number', () => {
  it.each([
    ['1000', ['1,000', '1000.0', '1e3', '1E+3', '+1000', '01000', ' 1000. ']],
    ['0', ['-0', '0.00', '0e9', '.0']],
    ['-0.5', ['-.5', '−0.50', '-5e-1']],
    ['15e21', ['15e21', '1.5e22', '15000000000000000000000']],
  ])('%s stands for all of %j', (canonical, written) => {
    expect(new Set(written.map(canonicalNumber))).toEqual(new Set([canonical]));
  });

  it('is exact where a double is not', () => {
    expect(canonicalNumber('9007199254740993')).not.toBe(canonicalNumber('9007199254740992'));
  });

  it('agrees with the value of the number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const canonical = canonicalNumber(String(number));
        expect(Number(canonical) === number).toBe(true);
        expect(canonicalNumber(canonical ?? '')).toBe(canonical);
      }),
    );
  });

  it.each(['', '.', '-', 'e3', '1,00', '3,5', '1 000', '0x10', '1.2.3', 'NaN', '12a'])(
    'does not exist for %j',
    (text) => {
      expect(canonicalNumber(text)).toBeUndefined();
    },
  );

  it('leaves percent signs to those who want a value', () => {
    expect(numberIn('85 %')).toBe(85);
    expect(numberIn('8/10')).toBeUndefined();
    expect(numberIn('1e999')).toBeUndefined();
  });
});
