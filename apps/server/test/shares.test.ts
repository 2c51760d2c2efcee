import { createShareResponse, sharedView, startRunResponse, storedGraph } from '@parallax/schema';
import { expect, it } from 'vitest';
import { problemOf, startTestServer, type TestServer, threeAnswers } from './server.fixture.ts';

async function save(server: TestServer, graph: object = threeAnswers): Promise<string> {
  const saved = await server.ask('/api/graphs', { method: 'POST', json: { graph } });
  return storedGraph.parse(await saved.json()).id;
}

async function share(server: TestServer, graphId: string, json: object = {}) {
  const answer = await server.ask(`/api/graphs/${graphId}/shares`, { method: 'POST', json });
  expect(answer.status).toBe(201);
  return createShareResponse.parse(await answer.json());
}

async function runOf(server: TestServer, graphId: string): Promise<string> {
  const started = await server.ask('/api/runs', { method: 'POST', json: { graphId } });
  const { id } = startRunResponse.parse(await started.json());
  await (await server.ask(`/api/runs/${id}/events`)).text();
  return id;
}

const open = (server: TestServer, token: string) =>
  server.ask('/api/shared', { method: 'POST', json: { token } });

it('shows one version of a graph to whoever has the token, and to nobody else', async () => {
  const server = await startTestServer({ env: { PARALLAX_TOKEN: 'a-token-of-more-than-128-bits' } });
  const asOwner: TestServer = {
    ...server,
    ask: (path, init) =>
      server.ask(path, { ...init, headers: { authorization: 'Bearer a-token-of-more-than-128-bits' } }),
  };
  const graphId = await save(asOwner);
  const { token, path, share: info } = await share(asOwner, graphId);
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(path).toBe(`/s/${info.id}#${token}`);
  await asOwner.ask(`/api/graphs/${graphId}`, {
    method: 'PUT',
    json: { baseVersion: 1, graph: { ...threeAnswers, name: 'Later and private' } },
  });

  const view = sharedView.parse(await (await open(server, token)).json());
  expect(view).toMatchObject({ graphVersion: 1, graph: { name: 'Three answers' }, run: null });
  for (const wrong of [info.id, `${token}x`, 'x']) {
    expect((await problemOf(await open(server, wrong))).code).toBe('no-share');
  }
  expect(await (await asOwner.ask(`/api/graphs/${graphId}/shares`)).text()).not.toContain(token);

  await asOwner.ask(`/api/shares/${info.id}`, { method: 'DELETE' });
  expect((await open(server, token)).status).toBe(404);
});

it('goes with its graph', async () => {
  const server = await startTestServer();
  const graphId = await save(server);
  const { token } = await share(server, graphId);
  await server.ask(`/api/graphs/${graphId}`, { method: 'DELETE' });
  expect((await open(server, token)).status).toBe(404);
});

it('shows one run, without its ids, other runs, or where models are', async () => {
  const server = await startTestServer();
  // Nobody listens there: what fails says which address was asked.
  await server.ask('/api/providers/private', {
    method: 'PUT',
    json: { baseUrl: 'http://127.0.0.1:9/v1', apiKey: 'sk-canary-of-the-owner-1234' },
  });
  const nodes = threeAnswers.nodes.map((node) =>
    node.id === 'ask' ? { ...node, config: { ...node.config, model: 'private/m', retries: 0 } } : node,
  );
  const graphId = await save(server, { ...threeAnswers, nodes });
  const earlier = await runOf(server, graphId);
  const runId = await runOf(server, graphId);
  const { token } = await share(server, graphId, { runId });

  const text = await (await open(server, token)).text();
  const { run } = sharedView.parse(JSON.parse(text));
  expect(run?.status).toBe('error');
  expect(run?.state.nodes.ask?.tasks[0]?.error?.message).toContain('[address]');
  expect(run?.state.inputs).toEqual({});
  for (const secret of ['127.0.0.1', ':9/', 'canary', '1234', runId, earlier, graphId])
    expect(text).not.toContain(secret);
});

it('says what cannot be shared', async () => {
  const server = await startTestServer();
  const graphId = await save(server);
  const other = await runOf(server, await save(server));
  const refusal = async (json: object, of = graphId) =>
    (await problemOf(await server.ask(`/api/graphs/${of}/shares`, { method: 'POST', json }))).code;
  expect(await refusal({ runId: other })).toBe('other-graph');
  expect(await refusal({ runId: 'nowhere' })).toBe('not-found');
  expect(await refusal({ version: 9 })).toBe('not-found');
  expect(await refusal({}, 'nowhere')).toBe('not-found');
  expect(await refusal({ expiresAt: 1 })).toBe('expired');
  expect(await refusal({ runId: other, version: 1 })).toBe('two-versions');
  expect(await refusal({ graph: threeAnswers })).toBe('invalid-body');
});
