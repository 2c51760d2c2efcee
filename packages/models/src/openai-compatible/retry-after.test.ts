import { expect, test } from 'vitest';
import { parseDuration, retryAfterMs } from './retry-after.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
const read = (headers: Record<string, string>) => retryAfterMs(new Headers(headers), now);

test.each([
  ['milliseconds before seconds', { 'retry-after-ms': '250', 'retry-after': '9' }, 250],
  ['seconds', { 'retry-after': '1.5' }, 1500],
  ['no wait at all', { 'retry-after': '0' }, 0],
  ['an HTTP date', { 'retry-after': 'Sun, 01 Mar 2026 12:00:20 GMT' }, 20_000],
  ['a date that has passed', { 'retry-after': 'Sun, 01 Mar 2026 11:00:00 GMT' }, 0],
  ['a negative number', { 'retry-after': '-5' }, undefined],
  ['words', { 'retry-after': 'soon' }, undefined],
  ['an invalid value, then a valid one', { 'retry-after-ms': '-1', 'retry-after': '3' }, 3000],
  ['a duration of the rate headers', { 'x-ratelimit-reset-tokens': '6m0s' }, 360_000],
  ['an explicit wait before rate headers', { 'retry-after': '1', 'x-ratelimit-reset-tokens': '6m0s' }, 1000],
  [
    'rate headers of -1 and 0',
    { 'x-ratelimit-reset-requests': '-1', 'x-ratelimit-reset-tokens': '0' },
    undefined,
  ],
  [
    'the limit that is used up',
    {
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': '2s',
      'x-ratelimit-remaining-tokens': '500',
      'x-ratelimit-reset-tokens': '1m',
    },
    2000,
  ],
  [
    'the later one when none says that it is used up',
    { 'x-ratelimit-reset-requests': '2s', 'x-ratelimit-reset-tokens': '1m' },
    60_000,
  ],
])('reads %s', (_what, headers, expected) => {
  expect(read(headers)).toBe(expected);
});

test.each([
  ['1h2m3s', 3_723_000],
  ['120ms', 120],
  ['7.66s', 7660],
  ['0s', undefined],
  ['5', undefined],
  ['1m soon', undefined],
])('a duration of %s', (text, expected) => {
  expect(parseDuration(text)).toBe(expected);
});
