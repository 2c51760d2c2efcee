import { TaskError } from '@parallax/schema';
import { call, failure } from '@parallax/testkit/model-suite';
import { describe, expect, test } from 'vitest';
import type { Provider } from './provider.ts';
import { createModelRegistry } from './registry.ts';

function provider(id: string, change: Partial<Provider> = {}): Provider {
  return {
    id,
    title: id.toUpperCase(),
    description: `Models of ${id}.`,
    origin: 'settings',
    listModels: async () => [{ id: `${id}/one`, provider: id, name: 'one' }],
    call: async (name, _request, io) => {
      io.onDelta(name, 'text');
      return { text: name, usage: { calls: 1, inputTokens: 1, outputTokens: 1 }, finish: 'stop' };
    },
    route: (name) => ({ pool: `${id}:${name}` }),
    ...change,
  };
}

describe('a call', () => {
  test('goes to the provider before the first slash', async () => {
    const registry = createModelRegistry([provider('a'), provider('b')]);
    expect(registry.route('b/meta/llama/4').pool).toBe('b:meta/llama/4');
    expect((await call(registry, { model: 'b/meta/llama/4', prompt: 'x' })).reply.text).toBe('meta/llama/4');
  });

  test.each(['c/one', 'one', '/one', 'a/', ''])('of "%s" is refused as an unknown model', async (model) => {
    const registry = createModelRegistry([provider('a'), provider('b')]);
    expect(() => registry.route(model)).toThrow(expect.objectContaining({ code: 'unknown-model' }));
    expect((await failure(registry, { model, prompt: 'x' })).code).toBe('unknown-model');
  });

  test('of an unknown provider is told which there are', () => {
    const registry = createModelRegistry([provider('a'), provider('b')]);
    expect(() => registry.route('c/one')).toThrow('a/…, b/…');
  });
});

test('providers come, change and go while the registry is in use', async () => {
  const registry = createModelRegistry([provider('a')]);
  registry.put(provider('b'));
  registry.put(provider('a', { route: () => ({ pool: 'changed' }) }));
  expect(registry.route('a/one').pool).toBe('changed');
  expect(registry.remove('b')).toBe(true);
  expect(registry.remove('b')).toBe(false);
  expect((await registry.list()).providers.map(({ id }) => id)).toEqual(['a']);
});

describe('the list', () => {
  const never = () => new Promise<never>(() => {});

  test('has the models of those that answer and the trouble of the others', async () => {
    const registry = createModelRegistry(
      [
        provider('good', { settings: { baseUrl: 'http://127.0.0.1:1/v1', keyHint: '1234' } }),
        provider('deaf', { listModels: never }),
        provider('broken', {
          listModels: () => Promise.reject(new TaskError('connection', 'Nobody there.')),
        }),
        provider('new', { listModels: () => Promise.reject(new TaskError('unconfigured', 'Add a key.')) }),
      ],
      { listTimeoutMs: 20 },
    );

    const { models, providers } = await registry.list();

    expect(models.map(({ id }) => id)).toEqual(['good/one']);
    expect(providers).toMatchObject([
      { id: 'good', status: 'ready', baseUrl: 'http://127.0.0.1:1/v1', keyHint: '1234' },
      { id: 'deaf', status: 'unreachable', message: expect.stringContaining('within 0.02 s') },
      { id: 'broken', status: 'unreachable', message: 'Nobody there.' },
      { id: 'new', status: 'unconfigured', message: 'Add a key.' },
    ]);
  });

  test('leaves out what was looked for on this machine and is not there', async () => {
    const registry = createModelRegistry([
      provider('found', { origin: 'discovered' }),
      provider('absent', { origin: 'discovered', listModels: () => Promise.reject(new Error('refused')) }),
    ]);
    expect((await registry.list()).providers.map(({ id }) => id)).toEqual(['found']);
  });

  test('is given up when its signal aborts', async () => {
    const aborter = new AbortController();
    const listing = createModelRegistry([provider('deaf', { listModels: never })]).list(aborter.signal);
    aborter.abort();
    await expect(listing).rejects.toMatchObject({ code: 'aborted' });
  });
});

test('knows context windows from the list and from a table, but never of a local server by name', async () => {
  const models = [{ id: 'a/gpt-4o', provider: 'a', name: 'gpt-4o', contextTokens: 9000 }];
  const registry = createModelRegistry([
    provider('a', { listModels: async () => models }),
    provider('here', { origin: 'discovered' }),
  ]);
  expect(registry.contextTokens?.('a/gpt-4o')).toBe(128_000);
  await registry.list();
  expect(registry.contextTokens?.('a/gpt-4o')).toBe(9000);
  expect(registry.contextTokens?.('a/openai/gpt-4.1-mini')).toBe(1_047_576);
  expect(registry.contextTokens?.('here/gpt-4o')).toBeUndefined();
  expect(registry.contextTokens?.('a/one')).toBeUndefined();
});
