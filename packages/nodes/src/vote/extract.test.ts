import type { Json } from '@parallax/schema';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadRe2 } from '../pattern/re2.ts';
import { voteConfigSchema } from './config.ts';
import { extraction } from './extract.ts';

beforeAll(async () => {
  await loadRe2();
});

const extract = (config: object, answer: Json) => extraction(voteConfigSchema.parse(config))(answer);

describe('extraction of a vote', () => {
  it.each([
    ['12 apples and 5 pears are 17.', '17'],
    ['It costs $1,234.50 in all', '1,234.50'],
    ['from -3 to −4', '−4'],
    ['in 10-12 days', '12'],
    ['about 1.5e3', '1.5e3'],
    ['no number', undefined],
  ])('takes the last number of %j', (answer, number) => {
    expect(extract({ extract: 'lastNumber' }, answer)).toBe(number);
  });

  it.each([
    ['b', 'B'],
    ['**C**.', 'C'],
    ['The answer is (D), not (A).', 'D'],
    ['Answer: b', 'B'],
    ['I considered A and B. The correct answer is B because I checked.', 'B'],
    ['(A) looks right, but [C]', 'C'],
    ['B. Paris', 'B'],
    ['I think it must be C', 'C'],
    ['I do not know. A hard question', undefined],
    ["I can't say", undefined],
  ])('reads the letter in %j', (answer, letter) => {
    expect(extract({ extract: 'choiceLetter' }, answer)).toBe(letter);
  });

  it('follows a pointer into JSON or a text that holds it', () => {
    const config = { extract: 'json', pointer: '/verdict/0' };
    expect(extract(config, { verdict: ['yes'] })).toBe('yes');
    expect(extract(config, 'So: {"verdict": [false]}')).toBe(false);
    expect(extract(config, { verdict: [null] })).toBeUndefined();
    expect(extract(config, 'no JSON')).toBeUndefined();
  });

  it('takes the first group of the first match, or all of a match without groups', () => {
    expect(extract({ extract: 'regex', pattern: '(?i)grade: *([A-F])' }, 'Grade: B, grade: C')).toBe('B');
    expect(extract({ extract: 'regex', pattern: '[0-9]{4}' }, 'in 1999 or 2000')).toBe('1999');
    expect(extract({ extract: 'regex', pattern: 'x(y)?' }, 'x')).toBeUndefined();
  });

  it('finds nothing in blank text', () => {
    expect(extract({}, ' \n')).toBeUndefined();
    expect(extract({}, { any: 'object' })).toEqual({ any: 'object' });
  });

  it('answers in time to a pattern that makes others hang', () => {
    expect(extract({ extract: 'regex', pattern: '^(a+)+$' }, `${'a'.repeat(5000)}!`)).toBeUndefined();
  });
});
