import { FakeClock } from '@parallax/testkit/fake-clock';
import { call } from '@parallax/testkit/model-suite';
import { createOpenAiServer, type OpenAiServer } from '@parallax/testkit/openai-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { localServers } from './local-servers.ts';
import { createModelRegistry } from './registry.ts';

let server: OpenAiServer;
beforeEach(async () => {
  server = await createOpenAiServer({ models: ['qwen3:4b', 'nomic-embed-text'] });
});
afterEach(() => server.stop());

const root = () => server.baseUrl.replace('/v1', '');
// Nothing listens on port 1, which only root could open.
const nobody = 'http://127.0.0.1:1';

test('lists what answers, calls it through /v1, and leaves out what does not', async () => {
  const registry = createModelRegistry(localServers({ ollamaUrl: root(), lmStudioUrl: nobody }));

  const { models, providers } = await registry.list();

  expect(providers).toMatchObject([{ id: 'ollama', origin: 'discovered', status: 'ready' }]);
  // A model for embeddings cannot be asked.
  expect(models.map(({ id }) => id)).toEqual(['ollama/qwen3:4b']);
  const { reply } = await call(registry, { model: 'ollama/qwen3:4b', prompt: 'Hello.' });
  expect(reply.text).toBe('qwen3:4b heard: Hello.');
});

test('believes an answer for a while, and finds a server that is started later', async () => {
  const clock = new FakeClock();
  const registry = createModelRegistry(
    localServers({ ollamaUrl: root(), lmStudioUrl: nobody, clock, cacheMs: 100 }),
  );
  await server.configure({ always: { status: 500 } });
  expect((await registry.list()).models).toEqual([]);

  await server.configure({ models: ['late'] });
  await clock.advance(99);
  expect((await registry.list()).models).toEqual([]);
  expect(await server.requests()).toHaveLength(0);
  await clock.advance(1);
  expect((await registry.list()).models.map(({ id }) => id)).toEqual(['ollama/late']);
});

test('does not wait long for a server that accepts and says nothing', async () => {
  await server.configure({ always: { delayMs: 60_000 } });
  const [ollama] = localServers({ ollamaUrl: root(), probeTimeoutMs: 20 });
  await expect(ollama?.listModels(new AbortController().signal)).rejects.toMatchObject({ code: 'aborted' });
});
