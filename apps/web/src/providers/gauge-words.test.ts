import type { LimitGauge } from '@parallax/schema';
import { expect, test } from 'vitest';
import { holdState, inUseWords, limitWords } from './gauge-words.ts';

const idle: LimitGauge = {
  provider: 'openai',
  model: 'small',
  limit: 16,
  adaptive: true,
  inUse: 7,
  waiting: 0,
  requestsPerMinute: null,
  tokensPerMinute: null,
  pausedUntil: null,
  lastThrottledAt: null,
  throttled: 0,
  breaker: 'closed',
  breakerUntil: null,
};
const at = 100_000;

test('how many calls are under way and wait', () => {
  expect(inUseWords(idle)).toBe('7 of 16 in use');
  expect(inUseWords({ ...idle, limit: null, waiting: 1_200 })).toBe('7 in use, 1,200 waiting');
});

test('what holds them, the gravest first', () => {
  expect(holdState(idle, at)).toBe('');
  expect(holdState({ ...idle, pausedUntil: at + 11_200 }, at)).toBe('asked for a pause: 12 s left');
  expect(holdState({ ...idle, pausedUntil: at - 1 }, at)).toBe('');
  expect(
    holdState({ ...idle, breaker: 'open', breakerUntil: at + 5_000, throttled: 3, lastThrottledAt: at }, at),
  ).toBe('failed again and again: left alone for 5 s · 3 refusals (429), the last just now');
  expect(holdState({ ...idle, breaker: 'half-open', requestsPerMinute: 59.6 }, at)).toBe(
    'one call tries whether it is back · 60 requests a minute',
  );
});

test('what was set', () => {
  expect(limitWords({})).toEqual([]);
  expect(limitWords({ concurrency: 1, requestsPerMinute: 60, tokensPerMinute: null })).toEqual([
    'at most 1 call at once',
    '60 requests a minute',
  ]);
});
