import { graphListResponse, graphVersionsResponse, storedGraph, validateResponse } from '@parallax/schema';
import { expect, it } from 'vitest';
import { problemOf, startTestServer, threeAnswers } from './server.fixture.ts';

it('saves versions, refuses a stale one, and gives any of them back', async () => {
  const { ask } = await startTestServer();
  const created = await ask('/api/graphs', { method: 'POST', json: { graph: threeAnswers } });
  expect(created.status).toBe(201);
  const { id } = storedGraph.parse(await created.json());
  const put = (name: string, baseVersion: number) =>
    ask(`/api/graphs/${id}`, { method: 'PUT', json: { graph: { ...threeAnswers, name }, baseVersion } });

  expect(storedGraph.parse(await (await put('Second', 1)).json()).version).toBe(2);
  const stale = await put('Lost', 1);
  expect(stale.status).toBe(409);
  expect(await stale.json()).toMatchObject({ code: 'version-conflict', currentVersion: 2 });

  const { graphs } = graphListResponse.parse(await (await ask('/api/graphs')).json());
  expect(graphs).toMatchObject([{ id, name: 'Second', version: 2, nodes: 5 }]);
  const { versions } = graphVersionsResponse.parse(await (await ask(`/api/graphs/${id}/versions`)).json());
  expect(versions.map((version) => version.name)).toEqual(['Second', 'Three answers']);
  const first = storedGraph.parse(await (await ask(`/api/graphs/${id}/versions/1`)).json());
  expect(first.graph.name).toBe('Three answers');

  expect((await ask(`/api/graphs/${id}`, { method: 'DELETE' })).status).toBe(204);
  for (const path of [`/api/graphs/${id}`, `/api/graphs/${id}/versions`, `/api/graphs/${id}/versions/1`]) {
    expect((await ask(path)).status).toBe(404);
  }
  expect((await put('Gone', 2)).status).toBe(404);
});

it('saves a graph that cannot run yet, but not one whose shape is wrong', async () => {
  const { ask } = await startTestServer();
  const unfinished = { version: 1, nodes: [{ id: 'a', kind: 'agent' }] };
  expect((await ask('/api/graphs', { method: 'POST', json: { graph: unfinished } })).status).toBe(201);
  const wrong = await ask('/api/graphs', {
    method: 'POST',
    json: { graph: { version: 1, nodes: [{ id: 'no good' }] } },
  });
  expect(wrong.status).toBe(422);
  expect((await problemOf(wrong)).issues?.length).toBeGreaterThan(1);
});

it('validates without saving: issues, or a plan', async () => {
  const { ask } = await startTestServer();
  const validate = async (graph: unknown) =>
    validateResponse.parse(await (await ask('/api/validate', { method: 'POST', json: { graph } })).json());
  const good = await validate(threeAnswers);
  expect(good.plan?.estimate.calls).toEqual({ min: 3, max: 3 });
  const bad = await validate({ ...threeAnswers, edges: [] });
  expect(bad.plan).toBeNull();
  expect(bad.issues.some((issue) => issue.severity === 'error')).toBe(true);
  const misspelt = JSON.parse(JSON.stringify(threeAnswers).replace('offline/simulated', 'ofline/simulated'));
  const warned = await validate(misspelt);
  expect(warned.issues).toMatchObject([
    { severity: 'warning', code: 'unknown-model', node: 'ask', path: ['model'] },
  ]);
  expect(warned.plan).not.toBeNull();
  expect((await validate({ version: 99 })).issues[0]?.code).toBe('graph-version');
});

it('says what is wrong with a request', async () => {
  const { ask, port } = await startTestServer();
  const broken = await fetch(`http://127.0.0.1:${port}/api/validate`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"graph":',
  });
  expect([broken.status, (await problemOf(broken)).code]).toEqual([400, 'invalid-json']);
  const unknown = await ask('/api/validate', { method: 'POST', json: { graph: {}, grpah: 1 } });
  expect((await problemOf(unknown)).detail).toContain('grpah');
  const nowhere = await ask('/api/nowhere');
  expect(nowhere.headers.get('content-type')).toBe('application/problem+json');
  expect(await nowhere.json()).toMatchObject({ status: 404, code: 'no-route' });
});
