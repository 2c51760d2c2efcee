import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { providerOn, useTestServer } from './test-server.fixture.ts';

const server = useTestServer();
const signal = () => new AbortController().signal;

/** The models that a server with this answer to `GET /models` has. */
async function modelsFrom(answer: unknown) {
  const other = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise((resolve) => other.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = other.address() as AddressInfo;
  try {
    return await providerOn(`http://127.0.0.1:${port}/v1`).listModels(signal());
  } finally {
    other.closeAllConnections();
    await new Promise((resolve) => other.close(resolve));
  }
}

test('lists the models that can be asked, by name, with their context where a server tells it', async () => {
  const models = await modelsFrom({
    data: [
      { id: 'gpt-5-mini' },
      { id: 'text-embedding-3-small' },
      { id: 'whisper-1' },
      { id: 'a/llama', max_model_len: 8192 },
      { id: 'b/qwen', context_length: 32_768 },
    ],
  });
  expect(models).toEqual([
    { id: 'test/a/llama', provider: 'test', name: 'a/llama', contextTokens: 8192 },
    { id: 'test/b/qwen', provider: 'test', name: 'b/qwen', contextTokens: 32_768 },
    { id: 'test/gpt-5-mini', provider: 'test', name: 'gpt-5-mini' },
  ]);
});

test('takes null for no models, and anything else for no such API', async () => {
  expect(await modelsFrom({ data: null })).toEqual([]);
  await expect(modelsFrom(['a', 'b'])).rejects.toMatchObject({ code: 'bad-response' });
});

test('rejects with a TaskError, and at once when aborted', async () => {
  await server().configure({ always: { status: 401 } });
  await expect(providerOn(server().baseUrl).listModels(signal())).rejects.toMatchObject({ code: 'auth' });
  await expect(providerOn(server().baseUrl).listModels(AbortSignal.abort())).rejects.toMatchObject({
    code: 'aborted',
  });
});
