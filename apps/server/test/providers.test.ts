import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { modelsResponse } from '@parallax/schema';
import { expect, it, onTestFinished } from 'vitest';
import { startTestServer } from './server.fixture.ts';

/** A model server that only lists one model, and remembers which keys it was shown. */
async function modelServer() {
  const keys: (string | undefined)[] = [];
  const server = createServer((incoming, outgoing) => {
    keys.push(incoming.headers.authorization);
    outgoing.setHeader('Content-Type', 'application/json');
    outgoing.end(JSON.stringify({ object: 'list', data: [{ id: 'tiny', object: 'model' }] }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, keys };
}

const key = 'sk-a-very-secret-key-1234';

it('sets a provider up, uses its key, never shows it, and remembers it sealed', async () => {
  const upstream = await modelServer();
  const server = await startTestServer();
  const put = await server.ask('/api/providers/mine', {
    method: 'PUT',
    json: { baseUrl: upstream.url, apiKey: key },
  });
  const shown = await put.text();
  expect(JSON.parse(shown)).toMatchObject({
    id: 'mine',
    origin: 'settings',
    status: 'ready',
    keyHint: '1234',
  });
  expect(shown).not.toContain(key);
  expect(upstream.keys).toContain(`Bearer ${key}`);
  const { models } = modelsResponse.parse(await (await server.ask('/api/models')).json());
  expect(models.map((model) => model.id)).toContain('mine/tiny');

  await server.close();
  const file = await readFile(join(server.folder, 'parallax.db'), 'latin1');
  expect(file).not.toContain(key);
  const again = await startTestServer({ folder: server.folder });
  upstream.keys.length = 0;
  expect(await (await again.ask('/api/providers/mine')).json()).toMatchObject({
    status: 'ready',
    keyHint: '1234',
  });
  expect(upstream.keys).toEqual([`Bearer ${key}`]);
});

it('drops the key when the address moves to another origin, and keeps it when only the path changes', async () => {
  const [one, two] = [await modelServer(), await modelServer()];
  const { ask } = await startTestServer();
  const put = async (json: object) => (await ask('/api/providers/mine', { method: 'PUT', json })).json();
  await put({ baseUrl: one.url, apiKey: key });
  expect(await put({ baseUrl: `${one.url}/deeper` })).toMatchObject({ keyHint: '1234' });
  expect(await put({ baseUrl: two.url })).toMatchObject({ hasKey: false });
  expect(two.keys).toEqual([undefined]);
  await put({ baseUrl: two.url, apiKey: key });
  expect(await put({ baseUrl: two.url, apiKey: null })).toMatchObject({ hasKey: false });
});

it('refuses addresses and names that no provider may have', async () => {
  const { ask } = await startTestServer();
  const put = async (id: string, baseUrl: string) =>
    (await ask(`/api/providers/${id}`, { method: 'PUT', json: { baseUrl } })).status;
  expect(await put('mine', 'http://169.254.169.254/v1')).toBe(422);
  expect(await put('mine', 'localhost')).toBe(422);
  expect(await put('offline', 'http://127.0.0.1:1/v1')).toBe(400);
  expect(await put('Not-A-Name', 'http://127.0.0.1:1/v1')).toBe(400);
  expect((await ask('/api/providers/mine')).status).toBe(404);
});

it('forgets a provider', async () => {
  const { ask } = await startTestServer();
  const { url } = await modelServer();
  await ask('/api/providers/mine', { method: 'PUT', json: { baseUrl: url } });
  expect((await ask('/api/providers/mine', { method: 'DELETE' })).status).toBe(204);
  expect((await ask('/api/providers/mine')).status).toBe(404);
  expect((await ask('/api/providers/offline', { method: 'DELETE' })).status).toBe(404);
});

it('judges a name by the address it leads to, each time it is called', async () => {
  const upstream = await modelServer();
  let address = '127.0.0.1';
  const { ask } = await startTestServer({
    resolve: (_hostname, _options, callback) => callback(null, [{ address, family: 4 }]),
  });
  const baseUrl = upstream.url.replace('127.0.0.1', 'models.example');
  const put = async () =>
    (await ask('/api/providers/mine', { method: 'PUT', json: { baseUrl, apiKey: key } })).json();
  expect(await put()).toMatchObject({ status: 'ready', baseUrl });
  expect(upstream.keys).toHaveLength(1);

  address = '169.254.169.254';
  expect(await put()).toMatchObject({
    status: 'unreachable',
    message: expect.stringMatching(/^models\.example leads to 169\.254\.169\.254/),
  });
  expect(upstream.keys).toHaveLength(1);
});
