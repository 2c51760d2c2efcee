import { failure } from '@parallax/testkit/model-suite';
import { createOpenAiServer } from '@parallax/testkit/openai-server';
import { expect, test } from 'vitest';
import { environmentProviders, type ProviderEnvironment } from './environment.ts';
import { createModelRegistry } from './registry.ts';

const registryOf = (env: ProviderEnvironment) => createModelRegistry(environmentProviders(env));

test('a key alone is for OpenAI, and only its end is shown', () => {
  const [provider] = environmentProviders({ OPENAI_API_KEY: 'sk-0123456789abcdef' });
  expect(provider?.settings).toEqual({
    baseUrl: 'https://api.openai.com/v1',
    hasKey: true,
    keyHint: 'cdef',
  });
});

test('a base URL without a key is asked without one', async () => {
  const server = await createOpenAiServer();
  try {
    const { models, providers } = await registryOf({
      OPENAI_BASE_URL: server.baseUrl,
      OPENAI_API_KEY: ' ',
    }).list();
    expect(models.map(({ id }) => id)).toEqual(['openai/other/model', 'openai/test-model']);
    expect(providers).toMatchObject([{ id: 'openai', origin: 'environment', status: 'ready' }]);
    expect((await server.requests())[0]?.headers).not.toHaveProperty('authorization');
  } finally {
    await server.stop();
  }
});

test.each<[string, ProviderEnvironment, string]>([
  ['nothing is set', {}, 'Set OPENAI_API_KEY'],
  ['the base URL is none', { OPENAI_BASE_URL: 'localhost' }, 'The base URL is not an http or https address'],
])('says what to do where %s', async (_what, env, words) => {
  const registry = registryOf(env);
  const { providers } = await registry.list();
  expect(providers).toMatchObject([{ status: 'unconfigured', message: expect.stringContaining(words) }]);
  const error = await failure(registry, { model: 'openai/gpt-5-mini', prompt: 'x' });
  expect(error).toMatchObject({
    code: 'unconfigured',
    retryable: false,
    message: expect.stringContaining(words),
  });
});
