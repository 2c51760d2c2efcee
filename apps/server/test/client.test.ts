import { ApiError, createClient, type FollowedEvent } from '@parallax/client';
import { applyEvents, emptyRunState, type GraphInput } from '@parallax/schema';
import { expect, it } from 'vitest';
import { startTestServer, threeAnswers } from './server.fixture.ts';

const graph: GraphInput = { ...threeAnswers, version: 1 };

async function open(fetch?: typeof globalThis.fetch) {
  const server = await startTestServer();
  return { server, parallax: createClient({ baseUrl: server.url, fetch }) };
}

it('saves a graph, runs it with other inputs and reads what it gave', async () => {
  const { parallax } = await open();
  const saved = await parallax.graphs.create(graph, { note: 'First' });
  const seen: string[] = [];
  const { run, outputs } = await parallax.run(
    { graphId: saved.id, inputs: { text: 'And tomorrow?' } },
    { onEvent: (event) => seen.push(event.type), idempotencyKey: 'once' },
  );
  expect(run).toMatchObject({ status: 'ok', graphVersion: 1, inputs: { text: 'And tomorrow?' } });
  expect(outputs.out).toEqual(expect.any(String));
  expect(seen.at(-1)).toMatch(/^run-(end|snapshot)$/);
  expect((await parallax.graphs.versions(saved.id))[0]?.note).toBe('First');

  const again = await parallax.runs.start(
    { graphId: saved.id, inputs: { text: 'And tomorrow?' } },
    { idempotencyKey: 'once' },
  );
  expect(again.id).toBe(run.id);
  expect((await parallax.runs.list({ graphId: saved.id })).runs).toHaveLength(1);
  expect(await parallax.runs.export(run.id, 'csv')).toContain('out');
  await parallax.runs.rename(run.id, 'Kept');
  const { share, token } = await parallax.shares.create(saved.id, { runId: run.id });
  expect((await parallax.shares.open(token)).run?.name).toBe('Kept');
  await parallax.shares.delete(share.id);
  await expect(parallax.shares.open(token)).rejects.toMatchObject({ status: 404, code: 'no-share' });
});

it('follows a run across connections that are cut anywhere', async () => {
  let cuts = 0;
  const cutting: typeof globalThis.fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (response.headers.get('content-type')?.startsWith('text/event-stream') !== true || cuts >= 12)
      return response;
    cuts += 1;
    let left = 700 * cuts;
    const cut = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        controller.enqueue(chunk.subarray(0, left));
        left -= chunk.length;
        if (left <= 0) controller.error(new Error('cut'));
      },
    });
    return new Response(response.body?.pipeThrough(cut), response);
  };
  const { parallax } = await open(cutting);
  const { id } = await parallax.runs.start({ graph });
  const events: FollowedEvent[] = [];
  for await (const event of parallax.runs.follow(id, { after: 0 })) events.push(event);
  expect(cuts).toBeGreaterThan(1);
  const told = events.filter((event) => event.type !== 'run-snapshot');
  expect(told.map(({ seq }) => seq)).toEqual([...new Set(told.map(({ seq }) => seq))].sort((a, b) => a - b));
  expect(applyEvents(emptyRunState(id), told)).toEqual((await parallax.runs.get(id)).state);
});

it('throws what the server says, with its code and issues', async () => {
  const { parallax } = await open();
  const refused = await parallax.runs
    .start({ graph: { ...graph, edges: [] } })
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ApiError);
  expect(refused).toMatchObject({ status: 422, code: 'invalid-graph' });
  expect(refused).toHaveProperty('issues.0.code');
  const saved = await parallax.graphs.create(graph);
  await parallax.graphs.save(saved.id, { graph, baseVersion: 1 });
  await expect(parallax.graphs.save(saved.id, { graph, baseVersion: 1 })).rejects.toMatchObject({
    status: 409,
    currentVersion: 2,
  });
  const nobody = createClient({ baseUrl: 'http://127.0.0.1:9' });
  await expect(nobody.health()).rejects.toMatchObject({ status: 0, code: 'unreachable' });
  const follow = parallax.runs.follow('nowhere');
  await expect(follow.next()).rejects.toMatchObject({ status: 404 });
});

it('stops following when it is told to, and the run goes on', async () => {
  const server = await startTestServer({ knobs: { latency: 20, speed: 5_000 } });
  const parallax = createClient({ baseUrl: server.url });
  const { id } = await parallax.runs.start({ graph });
  const stop = new AbortController();
  const follow = async () => {
    for await (const _event of parallax.runs.follow(id, { signal: stop.signal }))
      stop.abort(new Error('enough'));
  };
  await expect(follow()).rejects.toThrow('enough');
  expect((await parallax.runs.wait(id)).run.status).toBe('ok');
});
