import {
  limitsResponse,
  runListResponse,
  runResponse,
  runSummary,
  settingsSchema,
  startRunResponse,
  storedGraph,
} from '@parallax/schema';
import { createOpenAiServer, type OpenAiServer } from '@parallax/testkit/openai-server';
import { expect, it, onTestFinished } from 'vitest';
import { problemOf, startTestServer, type TestServer, threeAnswers } from './server.fixture.ts';

const essays = (count: number) => ({
  version: 1,
  name: 'Essays',
  nodes: [
    {
      id: 'list',
      kind: 'input',
      config: { type: 'list', value: Array.from({ length: count }, (_, index) => `essay-${index};`) },
    },
    {
      id: 'grade',
      kind: 'agent',
      config: { model: 'counted/test-model', prompt: 'Grade {{input}}', retries: 0 },
    },
    { id: 'out', kind: 'output', config: {} },
  ],
  edges: [
    { id: 'e1', source: 'list', target: 'grade' },
    { id: 'e2', source: 'grade', target: 'out' },
  ],
});

/** A server of ours whose provider `counted` is a model server that counts. */
async function open(): Promise<{ server: TestServer; models: OpenAiServer }> {
  const models = await createOpenAiServer({
    rules: [{ when: { prompt: 'essay-7;' }, behave: { status: 400, errorMessage: 'No.' } }],
  });
  const server = await startTestServer();
  onTestFinished(() => models.stop());
  await server.ask('/api/providers/counted', {
    method: 'PUT',
    json: { baseUrl: models.baseUrl, apiKey: 'a-key-of-the-test' },
  });
  return { server, models };
}

async function run(server: TestServer, body: Record<string, unknown>) {
  const started = await server.ask('/api/runs', { method: 'POST', json: body });
  expect(started.status).toBe(201);
  const { id } = startRunResponse.parse(await started.json());
  await (await server.ask(`/api/runs/${id}/events`)).text();
  return runResponse.parse(await (await server.ask(`/api/runs/${id}`)).json());
}

async function calls(models: OpenAiServer): Promise<number> {
  return (await models.requests()).filter(({ path }) => path.endsWith('/completions')).length;
}

it('retries one failed item of a hundred with one call', async () => {
  const { server, models } = await open();
  const first = await run(server, { graph: essays(100) });
  expect(first.run.status).toBe('partial');
  expect(first.state.missing.map(({ task }) => task)).toEqual(['grade@list:7']);

  await models.configure({});
  const again = await run(server, { graph: essays(100), reuseFrom: first.run.id });
  expect(again.run).toMatchObject({ status: 'ok', reuseFrom: first.run.id, totals: { calls: 1 } });
  expect(await calls(models)).toBe(1);
  expect(again.state.outputs.out).toHaveLength(100);
  expect(again.state.nodes.grade?.tasks[3]).toMatchObject({
    reused: { runId: first.run.id, task: 'grade@list:3' },
  });

  // A new list at twice the length asks for the new half, and `from` for all.
  expect((await run(server, { graph: essays(200), reuseFrom: again.run.id })).run.totals?.calls).toBe(100);
  const anew = await run(server, { graph: essays(100), reuseFrom: again.run.id, from: ['grade'] });
  expect(anew.run.totals?.calls).toBe(100);
});

it('says in words what cannot be reused', async () => {
  const server = await startTestServer();
  const start = async (body: Record<string, unknown>) =>
    problemOf(await server.ask('/api/runs', { method: 'POST', json: { graph: threeAnswers, ...body } }));
  expect(await start({ from: ['ask'] })).toMatchObject({ status: 400, code: 'invalid-body' });
  expect(await start({ reuseFrom: 'nowhere' })).toMatchObject({ status: 422, code: 'no-such-run' });
  const { run: first } = await run(server, { graph: threeAnswers });
  expect(await start({ reuseFrom: first.id, from: ['nobody'] })).toMatchObject({ code: 'unknown-node' });
  const rehearsal = await run(server, { graph: threeAnswers, rehearse: { latencyMs: 0 } });
  expect(rehearsal.run.rehearsal).toBe(true);
  expect(await start({ reuseFrom: rehearsal.run.id })).toMatchObject({ code: 'rehearsed-results' });
});

it('rehearses a graph whose provider is not set up, without a call and with what it would have cost', async () => {
  const server = await startTestServer();
  const settings = settingsSchema.parse(await (await server.ask('/api/settings')).json());
  const prices = [...settings.prices, { model: 'counted/*', inputPerMillion: 1, outputPerMillion: 2 }];
  await server.ask('/api/settings', { method: 'PUT', json: { ...settings, prices } });
  const { run: summary, state } = await run(server, {
    graph: essays(40),
    rehearse: { latencyMs: 0, outputTokens: 50, failureRate: 0.5 },
  });
  expect(summary).toMatchObject({ rehearsal: true, status: 'partial' });
  expect(state.rehearsal?.outputTokens).toBe(50);
  expect(state.totals.costUsd).toBeGreaterThan(0);
  expect(state.missing.length).toBeGreaterThan(0);
});

it('names, pages and deletes runs', async () => {
  const server = await startTestServer();
  const ids: string[] = [];
  for (let index = 0; index < 5; index += 1) ids.push((await run(server, { graph: threeAnswers })).run.id);
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page = runListResponse.parse(await (await server.ask(`/api/runs?limit=2${query}`)).json());
    seen.push(...page.runs.map(({ id }) => id));
    cursor = page.next;
  }
  expect(seen.toSorted()).toEqual(ids.toSorted());
  const [named = '', gone = ''] = ids;
  const answer = await server.ask(`/api/runs/${named}`, { method: 'PATCH', json: { name: 'The good one' } });
  expect(runSummary.parse(await answer.json()).name).toBe('The good one');
  expect((await server.ask(`/api/runs/${gone}`, { method: 'DELETE' })).status).toBe(204);
  expect((await server.ask(`/api/runs/${gone}`)).status).toBe(404);
  expect((await server.ask(`/api/runs/${gone}/events`)).status).toBe(404);
  expect((await server.ask('/api/runs?cursor=nonsense')).status).toBe(400);
});

it('keeps as many runs as the settings say, and named ones', async () => {
  const server = await startTestServer();
  const created = await server.ask('/api/graphs', { method: 'POST', json: { graph: threeAnswers } });
  const { id: graphId } = storedGraph.parse(await created.json());
  const ids: string[] = [];
  for (let index = 0; index < 5; index += 1) ids.push((await run(server, { graphId })).run.id);
  await server.ask(`/api/runs/${ids[0]}`, { method: 'PATCH', json: { name: 'Keep' } });
  const settings = settingsSchema.parse(await (await server.ask('/api/settings')).json());
  await server.ask('/api/settings', { method: 'PUT', json: { ...settings, keepRunsPerGraph: 2 } });
  await expect
    .poll(async () => {
      const { runs } = runListResponse.parse(await (await server.ask('/api/runs')).json());
      return runs.map(({ id }) => id).toSorted();
    })
    .toEqual([ids[0], ids[3], ids[4]].toSorted());
});

it('obeys the limits of a provider over its models at once, and shows them', async () => {
  const { server, models } = await open();
  const limits = await server.ask('/api/providers/counted/limits', {
    method: 'PUT',
    json: { concurrency: 2 },
  });
  expect(await limits.json()).toMatchObject({ id: 'counted', limits: { concurrency: 2 } });
  await models.configure({ always: { delayMs: 3 } });
  await run(server, { graph: essays(20) });
  expect((await models.stats()).maxConcurrent).toBeLessThanOrEqual(2);
  const { gauges } = limitsResponse.parse(await (await server.ask('/api/limits')).json());
  expect(gauges).toMatchObject([{ provider: 'counted', model: 'test-model', inUse: 0, breaker: 'closed' }]);
  expect((await server.ask('/api/providers/offline/limits', { method: 'PUT', json: {} })).status).toBe(400);
});
