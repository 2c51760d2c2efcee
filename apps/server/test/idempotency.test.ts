import { graphListResponse, runListResponse, startRunResponse, storedGraph } from '@parallax/schema';
import { expect, it } from 'vitest';
import { problemOf, startTestServer, threeAnswers } from './server.fixture.ts';

const post = (json: unknown, key: string) => ({ method: 'POST', json, headers: { 'Idempotency-Key': key } });

it('starts one run, however often and however fast it is asked for', async () => {
  const server = await startTestServer();
  const start = async (key: string, body: object = { graph: threeAnswers }) => {
    const answer = await server.ask('/api/runs', post(body, key));
    return startRunResponse.parse(await answer.json()).id;
  };
  const ids = await Promise.all(['a', 'a', 'a', 'b'].map((key) => start(key)));
  expect(new Set(ids).size).toBe(2);
  expect(await start('a')).toBe(ids[0]);

  await server.close();
  const again = await startTestServer({ folder: server.folder });
  const answer = await again.ask('/api/runs', post({ graph: threeAnswers }, 'a'));
  expect(startRunResponse.parse(await answer.json()).id).toBe(ids[0]);
  expect(runListResponse.parse(await (await again.ask('/api/runs')).json()).runs).toHaveLength(2);
});

it('saves one graph, and gives it as it was saved then', async () => {
  const { ask } = await startTestServer();
  const save = async () =>
    storedGraph.parse(await (await ask('/api/graphs', post({ graph: threeAnswers }, 'k'))).json());
  const first = await save();
  await ask(`/api/graphs/${first.id}`, { method: 'PUT', json: { graph: threeAnswers, baseVersion: 1 } });
  expect(await save()).toEqual(first);
  expect(graphListResponse.parse(await (await ask('/api/graphs')).json()).graphs).toHaveLength(1);
});

it('lets a request that was refused be sent again under its key, and no other request', async () => {
  const { ask } = await startTestServer();
  const broken = { graph: { ...threeAnswers, edges: [] } };
  expect((await ask('/api/runs', post(broken, 'k'))).status).toBe(422);
  expect((await problemOf(await ask('/api/runs', post(broken, 'k')))).code).toBe('invalid-graph');
  expect((await problemOf(await ask('/api/runs', post({ graph: threeAnswers }, 'k')))).code).toBe(
    'key-reused',
  );
  expect((await problemOf(await ask('/api/runs', post({ graph: threeAnswers }, 'ü'.repeat(3))))).code).toBe(
    'bad-key',
  );
});
