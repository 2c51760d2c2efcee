import type { ModelRequest } from '@parallax/engine';
import { FakeClock } from '@parallax/testkit/fake-clock';
import { call, describeModel, failure } from '@parallax/testkit/model-suite';
import { expect, test } from 'vitest';
import { createOfflineProvider } from '../offline.ts';
import { createModelRegistry } from '../registry.ts';
import { createSimulated, type SimulatedOptions } from './simulated.ts';

function portWith(options: SimulatedOptions = {}) {
  return createModelRegistry([createOfflineProvider([createSimulated(options)])]);
}

const prompt = 'Weigh the plan to move the library to the river.';
const instant = 'latency=0&speed=0';

function ask(knobs: string, more: Partial<ModelRequest> = {}): ModelRequest {
  return { model: `offline/simulated?${knobs}`, prompt, ...more };
}

describeModel('offline/simulated', async () => ({
  port: portWith(),
  model: `offline/simulated?${instant}`,
  endless: ask('latency=0&speed=10000&stall=1'),
  unknown: 'offline/no-such-model',
  failures: [
    { request: ask(`${instant}&failure=1`), code: 'http-500', retryable: true },
    {
      request: ask(`${instant}&rate429=1&retryAfter=70`),
      code: 'http-429',
      retryable: true,
      retryAfterMs: 70,
    },
    { request: ask('failure=2'), code: 'bad-model-settings', retryable: false },
  ],
}));

test('the same seed and prompt give the same answer, others another', async () => {
  const port = portWith();
  const texts = await Promise.all(
    [
      ask(instant, { seed: 1 }),
      ask(instant, { seed: 1 }),
      ask(instant, { seed: 2 }),
      ask(instant, { seed: 1, system: 'x' }),
    ].map(async (request) => (await call(port, request)).reply.text),
  );
  expect(texts[1]).toBe(texts[0]);
  expect(new Set(texts).size).toBe(3);
});

test('says that it is simulated, and takes up the prompt', async () => {
  const { reply } = await call(portWith(), ask(instant));
  expect(reply.text).toContain('Simulated answer to “Weigh the plan to move the library to');
});

test('takes about as long as latency, length and speed say', async () => {
  const clock = new FakeClock();
  const start = clock.now();
  const knobs = 'latency=500&sigma=0&stragglers=0&tokens=100&spread=0&speed=50';
  const { reply } = await clock.until(call(portWith({ clock }), ask(knobs)));
  expect(reply.usage.outputTokens).toBeGreaterThanOrEqual(100);
  const took = clock.now() - start;
  expect(took).toBeGreaterThan(500 + (reply.usage.outputTokens - 10) * 20);
  expect(took).toBeLessThan(500 + (reply.usage.outputTokens + 1) * 20);
});

test('a stall sends a part, sets no timer and ends with the abort', async () => {
  const clock = new FakeClock();
  const aborter = new AbortController();
  let text = '';
  const settled = portWith({ clock }).call(ask('stall=1'), {
    signal: aborter.signal,
    onDelta: (piece) => {
      text += piece;
    },
  });
  await expect(clock.until(settled)).rejects.toThrow('no timer left');
  expect(text).not.toBe('');
  expect(clock.pending).toBe(0);
  aborter.abort();
  await expect(settled).rejects.toMatchObject({ code: 'aborted' });
});

test('an abort calls the timer off', async () => {
  const clock = new FakeClock();
  const aborter = new AbortController();
  const failed = failure(portWith({ clock }), ask('latency=1000'), aborter.signal);
  expect(clock.pending).toBe(1);
  aborter.abort();
  await failed;
  expect(clock.pending).toBe(0);
});

test('votes for one of the listed choices, mostly but not always the same', async () => {
  const port = portWith();
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 60; seed++) {
    const { reply } = await call(port, ask(instant, { seed, prompt: 'Which?\nA) red\nB) green\nC) blue' }));
    const letter = reply.text.at(-1) ?? '';
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual(['A', 'B', 'C']);
  expect(Math.max(...counts.values())).toBeGreaterThan(30);
});

test('keeps to the limit of tokens and says so', async () => {
  const { reply } = await call(portWith(), ask(instant, { maxTokens: 5 }));
  expect(reply).toMatchObject({ finish: 'length', usage: { outputTokens: 5 } });
});
