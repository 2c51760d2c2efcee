import { expect, it } from 'vitest';
import { readOfflinePace } from './offline-pace.ts';

it('reads the pace of the offline reader, and zero wins over the rest', () => {
  const rest = { PARALLAX_OFFLINE_LATENCY_MS: '120', PARALLAX_OFFLINE_WORDS_PER_SECOND: '0' };
  expect(readOfflinePace({})).toEqual({});
  expect(readOfflinePace(rest)).toEqual({ latencyMs: 120, wordsPerSecond: 0 });
  expect(readOfflinePace({ ...rest, PARALLAX_OFFLINE_PACE: '0' })).toEqual({
    latencyMs: 0,
    wordsPerSecond: 0,
  });
  expect(() => readOfflinePace({ PARALLAX_OFFLINE_LATENCY_MS: 'fast' })).toThrow(/LATENCY_MS=fast/);
});
