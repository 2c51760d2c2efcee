import {
  applyEvents,
  emptyRunState,
  type RunEvent,
  type RunResponse,
  type RunSummary,
  runEventSchema,
  runListResponse,
  runResponse,
  runSnapshotSchema,
  startRunResponse,
  storedGraph,
} from '@parallax/schema';
import { expect, it } from 'vitest';
import { problemOf, startTestServer, type TestServer, threeAnswers } from './server.fixture.ts';

async function readRun(server: TestServer, id: string): Promise<RunResponse> {
  const answer = await server.ask(`/api/runs/${id}`);
  return runResponse.parse(await answer.json());
}

async function listRuns(server: TestServer, query = ''): Promise<RunSummary[]> {
  return runListResponse.parse(await (await server.ask(`/api/runs${query}`)).json()).runs;
}

async function startRun(server: TestServer, body: object = { graph: threeAnswers }): Promise<string> {
  const answer = await server.ask('/api/runs', { method: 'POST', json: body });
  expect(answer.status).toBe(201);
  return startRunResponse.parse(await answer.json()).id;
}

/** The frames of an event stream as they come. */
async function* frames(answer: Response): AsyncGenerator<{ id: number; type: string; data: unknown }> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    rest += decoder.decode(chunk, { stream: true });
    const whole = rest.split('\n\n');
    rest = whole.pop() ?? '';
    for (const frame of whole) {
      const [, id, type, data] = /^id: (\d+)\nevent: (.+)\ndata: (.+)$/.exec(frame) ?? [];
      if (data !== undefined && type !== undefined) yield { id: Number(id), type, data: JSON.parse(data) };
    }
  }
}

it('runs a graph with the real engine, streams it, and shows all of it afterwards', async () => {
  const server = await startTestServer();
  const id = await startRun(server);
  const stream = await server.ask(`/api/runs/${id}/events`);
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  expect(stream.headers.get('cache-control')).toContain('no-transform');
  expect(stream.headers.get('x-accel-buffering')).toBe('no');

  let state = emptyRunState(id);
  for await (const { type, data } of frames(stream)) {
    if (type === 'run-snapshot') state = runSnapshotSchema.parse(data).state;
    else state = applyEvents(state, [runEventSchema.parse(data)]);
  }
  expect(state.status).toBe('ok');
  expect(state.nodes.ask?.counts.ok).toBe(3);

  const shown = await readRun(server, id);
  expect(shown.state).toEqual(state);
  expect(shown.run).toMatchObject({ id, status: 'ok', graphName: 'Three answers', missing: 0 });
  expect(shown.graph.nodes).toHaveLength(5);
  const csv = await (await server.ask(`/api/runs/${id}/export?format=csv`)).text();
  expect(csv).toMatch(/^output,path,label,value\r\nout,/);
});

it('resumes after Last-Event-ID, and tells a client that has everything to stop', async () => {
  const server = await startTestServer();
  const id = await startRun(server);
  const events: RunEvent[] = [];
  for await (const { data } of frames(await server.ask(`/api/runs/${id}/events?after=0`)))
    events.push(runEventSchema.parse(data));
  expect(events[0]?.type).toBe('run-start');
  expect(events.at(-1)?.type).toBe('run-end');

  const middle = events[4]?.seq ?? 0;
  const rest = await Array.fromAsync(
    frames(
      await server.ask(`/api/runs/${id}/events?after=0`, { headers: { 'last-event-id': String(middle) } }),
    ),
  );
  const stored = events.filter((event) => event.seq > middle && event.type !== 'task-delta');
  expect(rest.map((frame) => frame.id)).toEqual(stored.map((event) => event.seq));
  const last = events.at(-1)?.seq ?? 0;
  expect((await server.ask(`/api/runs/${id}/events?after=${last}`)).status).toBe(204);
});

it('goes on when the viewer leaves, cancels when asked, and says so when there is nothing to cancel', async () => {
  const server = await startTestServer({ knobs: { latency: 600_000 } });
  const id = await startRun(server);
  const stream = await server.ask(`/api/runs/${id}/events`);
  const reader = frames(stream);
  await reader.next();
  await reader.return(undefined);
  expect((await readRun(server, id)).run.status).toBe('running');

  expect((await server.ask(`/api/runs/${id}/cancel`, { method: 'POST' })).status).toBe(202);
  await Array.fromAsync(frames(await server.ask(`/api/runs/${id}/events`)));
  expect((await readRun(server, id)).state.status).toBe('cancelled');
  expect((await server.ask('/api/runs/nowhere/cancel', { method: 'POST' })).status).toBe(404);
});

it('ends streams when it stops, and goes on by itself when it starts again', async () => {
  const first = await startTestServer({ knobs: { latency: 600_000 } });
  const id = await startRun(first);
  const reader = frames(await first.ask(`/api/runs/${id}/events`));
  expect((await reader.next()).done).toBe(false);
  await first.close();
  // Ended, not torn off: reading on does not fail.
  await Array.fromAsync(reader);

  const second = await startTestServer({ folder: first.folder });
  await Array.fromAsync(frames(await second.ask(`/api/runs/${id}/events`)));
  const { run, state } = await readRun(second, id);
  expect(run.status).toBe('ok');
  expect(state).toMatchObject({ resumed: 1, lost: 3 });
  expect(state.nodes.ask?.tasks).toHaveLength(3);
});

it('runs a saved graph in the version that is asked for, with limits of its own', async () => {
  const server = await startTestServer();
  const created = await server.ask('/api/graphs', { method: 'POST', json: { graph: threeAnswers } });
  const saved = storedGraph.parse(await created.json());
  const changed = { ...threeAnswers, name: 'Renamed', limits: { concurrency: 4 } };
  await server.ask(`/api/graphs/${saved.id}`, { method: 'PUT', json: { graph: changed, baseVersion: 1 } });
  const id = await startRun(server, { graphId: saved.id, version: 1 });
  const newest = await startRun(server, { graphId: saved.id, limits: { maxCalls: 2 } });
  await Array.fromAsync(frames(await server.ask(`/api/runs/${newest}/events`)));

  const run = await readRun(server, newest);
  expect(run.graph.limits).toMatchObject({ concurrency: 4, maxCalls: 2 });
  expect(run.run).toMatchObject({ graphId: saved.id, graphVersion: 2, status: 'partial' });
  const runs = await listRuns(server, `?graphId=${saved.id}`);
  expect(runs.map((one) => one.id).sort()).toEqual([id, newest].sort());
  // Unsaved changes of a saved graph belong to its history, under no version.
  const edited = { ...threeAnswers, name: 'Not saved yet' };
  const unsaved = await startRun(server, { graph: edited, graphId: saved.id });
  const kept = await listRuns(server, `?graphId=${saved.id}`);
  expect(kept.find((each) => each.id === unsaved)).toMatchObject({
    graphVersion: null,
    graphName: 'Not saved yet',
  });
  expect((await server.ask('/api/runs', { method: 'POST', json: { graphId: 'nowhere' } })).status).toBe(404);
});

it('refuses a graph that cannot run, with every issue', async () => {
  const { ask } = await startTestServer();
  const graph = {
    version: 1,
    nodes: [
      { id: 'a', kind: 'nothing' },
      { id: 'b', kind: 'nowhere' },
    ],
  };
  const answer = await ask('/api/runs', { method: 'POST', json: { graph } });
  expect(answer.status).toBe(422);
  const problem = await problemOf(answer);
  expect(problem.code).toBe('invalid-graph');
  expect(problem.issues?.map((issue) => issue.node)).toEqual(expect.arrayContaining(['a', 'b']));
});
