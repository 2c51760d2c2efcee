import { expect, test } from 'vitest';
import { parseKnobs } from './knobs.ts';

test('reads the knobs of a name, then the given defaults, then its own', () => {
  const knobs = parseKnobs('simulated?latency=800&failure=0.05', { latency: 1, tokens: 9 });
  expect(knobs).toMatchObject({ latency: 800, failure: 0.05, tokens: 9, speed: 60 });
});

test.each([
  ['simulated?latency=fast', '"latency"'],
  ['simulated?failure=1.5', '"failure"'],
  ['simulated?tokens=', '"tokens"'],
  ['simulated?stall=-1', '"stall"'],
  ['simulated?lag=5', '"lag" is no knob; there are latency'],
])('refuses %s and names the knob', (name, words) => {
  expect(() => parseKnobs(name)).toThrow(expect.objectContaining({ code: 'bad-model-settings' }));
  expect(() => parseKnobs(name)).toThrow(words);
});

test('names every knob that is wrong', () => {
  expect(() => parseKnobs('simulated?failure=2&sigma=-1')).toThrow(/"sigma".*"failure"/);
});
