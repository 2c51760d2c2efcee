import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { environmentProviders } from '@parallax/models';
import { startRunResponse } from '@parallax/schema';
import { type Behaviour, createOpenAiServer } from '@parallax/testkit/openai-server';
import { expect, it, onTestFinished } from 'vitest';
import { startTestServer, type TestServerOptions, threeAnswers } from './server.fixture.ts';

/** One secret for each place that takes one. */
const canaries = {
  ofSettings: 'sk-canary-of-the-settings-4f1c',
  ofEnvironment: 'sk-canary-of-the-environment-9b2e',
  ofAddress: 'canary-password-of-the-address',
  ofServer: 'canary-token-of-this-server-0123456789',
  ofBox: 'canary-that-seals-the-keys',
  wrongField: 'sk-canary-in-the-wrong-field-77aa',
};

/** A server that keeps everything that leaves it: answers with their headers, streams, logs. */
async function openWatched(options: TestServerOptions) {
  const left: string[] = [];
  const server = await startTestServer({
    ...options,
    log: (message, thrown) =>
      left.push(`${message} ${thrown instanceof Error ? `${thrown.stack} ${String(thrown.cause)}` : thrown}`),
  });
  const headers = { authorization: `Bearer ${canaries.ofServer}` };
  const ask = async (path: string, init: { method?: string; json?: unknown } = {}) => {
    const answer = await server.ask(path, { ...init, headers });
    const text = await answer.text();
    left.push(`${path} ${answer.status} ${JSON.stringify([...answer.headers])} ${text}`);
    return { status: answer.status, text };
  };
  return { server, ask, left };
}

/** What a server that sees the key may do with it. */
const echoes: Record<string, Behaviour> = {
  'in an error': { status: 400, errorMessage: `Bad header: Bearer ${canaries.ofSettings}` },
  'in an error of its own form': { status: 422, errorBody: `{"detail":"key ${canaries.ofSettings} is odd"}` },
  // Errors are cut at 400 characters, which would leave the beginning of the key.
  'where a long error is cut': { status: 400, errorMessage: `${'x'.repeat(385)}${canaries.ofSettings}` },
  'in a refusal of the key': { status: 401, errorMessage: `Incorrect API key: ${canaries.ofSettings}.` },
  'in its answer': {
    chunkDelayMs: 15,
    answer: `You sent ${canaries.ofSettings} to me, and ${canaries.ofSettings} again.`,
  },
  'in what it thought': { chunkDelayMs: 15, thought: `The key is ${canaries.ofSettings}`, answer: 'Fine.' },
  'in a refusal to answer': { refusal: `Not for ${canaries.ofSettings}.` },
};

it('lets no secret out: by no answer, event, export, log or file', { timeout: 60_000 }, async () => {
  const models = await createOpenAiServer();
  onTestFinished(() => models.stop());
  const { server, ask, left } = await openWatched({
    env: { PARALLAX_TOKEN: canaries.ofServer, PARALLAX_SECRET: canaries.ofBox },
    providers: environmentProviders({
      OPENAI_API_KEY: canaries.ofEnvironment,
      OPENAI_BASE_URL: models.baseUrl,
    }),
  });
  const { host } = new URL(models.baseUrl);
  const provider = (json: object) => ask('/api/providers/mine', { method: 'PUT', json });
  expect((await provider({ baseUrl: `http://me:${canaries.ofAddress}@${host}/v1` })).status).toBe(422);
  expect((await provider({ baseUrl: `ftp://me:${canaries.ofAddress}@${host}/v1` })).status).toBe(422);
  expect((await provider({ baseUrl: `http://${host}/v1?key=${canaries.ofAddress}` })).status).toBe(422);
  expect((await provider({ baseUrl: canaries.wrongField })).status).toBe(422);
  expect((await provider({ baseUrl: models.baseUrl, apiKey: canaries.ofSettings, key: 1 })).status).toBe(400);
  // A key is often pasted with the line break behind it.
  expect((await provider({ baseUrl: models.baseUrl, apiKey: `${canaries.ofSettings}\n` })).status).toBe(200);
  await ask('/api/session', { method: 'POST', json: { token: canaries.ofServer } });

  const ids: string[] = [];
  const run = async (model: string) => {
    const graph = JSON.parse(JSON.stringify(threeAnswers).replace('offline/simulated', model));
    const { id } = startRunResponse.parse(
      JSON.parse((await ask('/api/runs', { method: 'POST', json: { graph, inputs: {} } })).text),
    );
    ids.push(id);
    return (await ask(`/api/runs/${id}/events?after=0`)).text;
  };
  for (const [where, behave] of Object.entries(echoes)) {
    await models.configure({ always: behave });
    const events = await run('mine/test-model');
    if (behave.chunkDelayMs !== undefined) expect(events).toMatch(/event: task-delta\ndata: .*\[key\]/);
    const state = (await ask(`/api/runs/${ids.at(-1)}`)).text;
    // It has come to where it could get out, and was taken out there.
    expect([where, state.includes('[key]')]).toEqual([where, where !== 'in what it thought']);
  }
  await models.configure({ apiKey: 'another', always: {} });
  await run('openai/test-model');
  for (const id of ids) {
    for (const format of ['csv', 'jsonl', 'md']) await ask(`/api/runs/${id}/export?format=${format}`);
    await ask(`/api/runs/${id}?state=light`);
    await ask(`/api/runs/${id}/values?task=ask@copies:0`);
  }
  for (const path of ['providers/mine', 'models', 'limits', 'settings', 'runs', 'session', 'openapi.json'])
    await ask(`/api/${path}`);
  expect((await ask('/api/providers/mine')).text).toContain('"keyHint":"4f1c"');
  await server.close();

  expect((await models.requests()).length).toBeGreaterThan(0);
  const files = await readdir(server.folder, { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile()))
    left.push(`${file.name} ${await readFile(join(file.parentPath, file.name), 'latin1')}`);
  expect(files.length).toBeGreaterThan(0);
  for (const [where, secret] of Object.entries(canaries)) {
    for (const text of left) {
      const at = text.indexOf(secret.slice(0, 14));
      // Shown with what is around it, so that the leak can be found.
      expect([where, at < 0 ? '' : text.slice(0, 60) + text.slice(at - 60, at + 60)]).toEqual([where, '']);
    }
  }
});

it('opens no key for another secret, and says so without the key', async () => {
  const models = await createOpenAiServer();
  onTestFinished(() => models.stop());
  const first = await openWatched({
    env: { PARALLAX_TOKEN: canaries.ofServer, PARALLAX_SECRET: canaries.ofBox },
  });
  await first.ask('/api/providers/mine', {
    method: 'PUT',
    json: { baseUrl: models.baseUrl, apiKey: canaries.ofSettings },
  });
  await first.server.close();
  const second = await openWatched({
    env: { PARALLAX_TOKEN: canaries.ofServer, PARALLAX_SECRET: 'another' },
    folder: first.server.folder,
  });
  expect((await second.ask('/api/providers/mine')).text).toContain('"hasKey":false');
  expect(second.left.join('\n')).toContain('Enter the key again');
  expect(second.left.join('\n')).not.toContain(canaries.ofSettings);
});
