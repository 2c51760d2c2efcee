import { FakeClock } from '@parallax/testkit/fake-clock';
import { call, describeModel } from '@parallax/testkit/model-suite';
import { expect, test } from 'vitest';
import { createOfflineProvider } from '../offline.ts';
import { createModelRegistry } from '../registry.ts';
import { createReader, type ReaderOptions } from './reader.ts';
import { loadTagger } from './text/wink.ts';

// Loading must not happen while a fake clock stands still.
await loadTagger();

const model = 'offline/reader';
const prompt =
  'Summarise this text in three bullet points:\n\nThe mill closed in 1998. The fish came back first. Otters follow their dinner. Roads are the greatest danger now. The county plans a dry ledge under the bridge next autumn.';

function portWith(options: ReaderOptions) {
  return createModelRegistry([createOfflineProvider([createReader(options)])]);
}

describeModel('offline/reader', async () => ({
  port: portWith({ latencyMs: 0, wordsPerSecond: 500 }),
  model,
  endless: { model, prompt },
  unknown: 'offline/no-such-model',
}));

test('at once: one piece and no timer when both paces are zero', async () => {
  const clock = new FakeClock();
  const port = portWith({ clock, latencyMs: 0, wordsPerSecond: 0 });
  const pieces: string[] = [];
  const reply = await port.call(
    { model, prompt },
    { signal: new AbortController().signal, onDelta: (text) => pieces.push(text) },
  );
  expect(pieces).toEqual([reply.text]);
  expect(clock.pending).toBe(0);
});

test('streams word by word at its pace', async () => {
  const clock = new FakeClock();
  const start = clock.now();
  const pieces: string[] = [];
  const asked = portWith({ clock, latencyMs: 300, wordsPerSecond: 10 }).call(
    { model, prompt, seed: 4 },
    { signal: new AbortController().signal, onDelta: (text) => pieces.push(text) },
  );
  const { text } = await clock.until(asked);
  const words = text.split(/\s+/).length;
  expect(pieces.join('')).toBe(text);
  expect(pieces.length).toBe(words);
  const took = clock.now() - start;
  expect(took).toBeGreaterThan(200 + words * 60);
  expect(took).toBeLessThan(400 + words * 200);
});

test('is silent after an abort, and leaves no timer', async () => {
  const clock = new FakeClock();
  const aborter = new AbortController();
  const pieces: string[] = [];
  const asked = portWith({ clock, latencyMs: 100, wordsPerSecond: 5 }).call(
    { model, prompt, seed: 4 },
    { signal: aborter.signal, onDelta: (text) => pieces.push(text) },
  );
  const failed = expect(asked).rejects.toMatchObject({ code: 'aborted' });
  await clock.advance(900);
  const sent = pieces.length;
  expect(sent).toBeGreaterThan(0);
  aborter.abort();
  await failed;
  await clock.advance(60_000);
  expect(pieces).toHaveLength(sent);
  expect(clock.pending).toBe(0);
});

test('the same seed gives the same answer; without one, chance decides', async () => {
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
  const port = portWith({ latencyMs: 0, wordsPerSecond: 0, seed: () => seeds.shift() ?? 0 });
  const ask = async (seed?: number) =>
    (await call(port, { model, prompt, temperature: 1, ...(seed === undefined ? {} : { seed }) })).reply.text;
  expect(await ask(3)).toBe(await ask(3));
  expect(new Set(await Promise.all(Array.from({ length: 8 }, () => ask()))).size).toBeGreaterThan(1);
});

test('stops at maxTokens and says so', async () => {
  const { reply } = await call(portWith({ latencyMs: 0, wordsPerSecond: 0 }), {
    model,
    prompt,
    maxTokens: 8,
  });
  expect(reply.finish).toBe('length');
  expect(reply.usage.outputTokens).toBeLessThanOrEqual(8);
});

test('says in words that it reads English only, and that an empty prompt is empty', async () => {
  const port = portWith({ latencyMs: 0, wordsPerSecond: 0 });
  const german =
    'Summarise:\n\nDie Mühle wurde im Jahr 1998 geschlossen, und seitdem sind die Fische wieder in den Fluss zurückgekehrt, sehr zur Freude der Angler.';
  expect((await call(port, { model, prompt: german })).reply.text).toContain('English only');
  expect((await call(port, { model, prompt: ' ' })).reply.text).toContain('empty');
});
