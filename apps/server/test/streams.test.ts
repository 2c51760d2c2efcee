import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { Provider } from '@parallax/models';
import { eventTable, runListResponse, runResponse, startRunResponse } from '@parallax/schema';
import { until } from '@parallax/testkit/openai-server';
import { expect, it, vi } from 'vitest';
import { CutClient } from './cut-client.fixture.ts';
import { startTestServer, type TestServer } from './server.fixture.ts';

const CUTS = 100;

/** Items whose text takes more bytes than characters. */
const items = (count: number, model = 'offline/simulated') => ({
  version: 1,
  name: 'Many items',
  nodes: [
    {
      id: 'list',
      kind: 'input',
      config: { type: 'list', value: Array.from({ length: count }, (_, index) => `Größe ${index} 🎈`) },
    },
    { id: 'ask', kind: 'agent', config: { model, prompt: 'Über {{input}}' } },
    { id: 'sum', kind: 'reduce', config: { strategy: 'concat' } },
    { id: 'out', kind: 'output', config: {} },
  ],
  edges: [
    { id: 'e1', source: 'list', target: 'ask' },
    { id: 'e2', source: 'ask', target: 'sum' },
    { id: 'e3', source: 'sum', target: 'out' },
  ],
});

async function startRun(server: TestServer, graph: object): Promise<string> {
  const answer = await server.ask('/api/runs', { method: 'POST', json: { graph } });
  return startRunResponse.parse(await answer.json()).id;
}

async function stateOf(server: TestServer, id: string) {
  return runResponse.parse(await (await server.ask(`/api/runs/${id}`)).json()).state;
}

/** A provider whose model says the same at once, as soon as `begin` is there. */
function saying(text: string, begin: Promise<void> = Promise.resolve()): Provider {
  return {
    id: 'saying',
    title: 'Saying',
    description: 'Says always the same.',
    origin: 'offline',
    listModels: async () => [],
    route: () => ({ pool: 'saying' }),
    async call(_name, _request, io) {
      await begin;
      await setImmediate();
      io.onDelta(text, 'text');
      return { text, finish: 'stop', usage: { calls: 1, inputTokens: 1, outputTokens: text.length / 4 } };
    },
  };
}

/** Numbers that look random, in [0, 1), and are the same each time. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

it('gives whoever is cut off at any byte the very state of one who saw it all', {
  timeout: 60_000,
}, async () => {
  const server = await startTestServer({ knobs: { tokens: 60, speed: 60 } });
  const id = await startRun(server, items(24));
  const calm = new CutClient(server.port, id);
  const watching = calm.follow();
  const random = draws(20_261_124);
  const clients: CutClient[] = [];
  let cuts = 0;
  while (cuts < CUTS) {
    const client = new CutClient(server.port, id);
    clients.push(client);
    // From the first event, or with a snapshot, which is long: it is cut too until it comes through once.
    const query = clients.length % 2 === 1 ? '?after=0' : '';
    for (;;) {
      const size = random() < 0.5 ? 400 : 8000;
      // Small cuts alone would never let a long frame through.
      const ending = await client.follow(1 + Math.floor(random() * size * (1 + cuts / 20)), query);
      if (ending === 'ended') break;
      cuts += 1;
    }
  }
  expect(await watching).toBe('ended');

  const state = await stateOf(server, id);
  expect(state.status).toBe('ok');
  expect(calm.state).toEqual(state);
  for (const client of clients) {
    expect(client.state).toEqual(state);
    // Nothing came twice and nothing went back, over all connections; a snapshot may repeat where one begins.
    expect(client.seqs).toEqual(client.seqs.toSorted((a, b) => a - b));
    expect(new Set(client.seqs).size).toBe(client.seqs.length);
  }
  expect(clients.reduce((sum, { torn }) => sum + torn, 0)).toBeGreaterThan(CUTS / 2);
  expect(clients.some(({ snapshots }) => snapshots > 0)).toBe(true);
});

it('serialises and encodes an event once, for a hundred viewers', { timeout: 60_000 }, async () => {
  const gate = Promise.withResolvers<void>();
  const server = await startTestServer({ providers: [saying('Many words. '.repeat(10), gate.promise)] });
  const stringify = vi.spyOn(JSON, 'stringify');
  const encode = vi.spyOn(TextEncoder.prototype, 'encode');
  const id = await startRun(server, items(40, 'saying/it'));
  const viewers = Array.from({ length: 100 }, () => new CutClient(server.port, id));
  const watching = viewers.map((viewer) => viewer.follow(Number.POSITIVE_INFINITY, '?after=0'));
  await until(
    () => viewers.every(({ seqs }) => seqs.length > 0),
    (all) => all,
    30_000,
  );
  gate.resolve();
  await Promise.all(watching);

  const times = new Map<number, number>();
  for (const [value] of stringify.mock.calls) {
    if (typeof value !== 'object' || value === null || !('seq' in value) || value.runId !== id) continue;
    if (value.type in eventTable) times.set(value.seq, (times.get(value.seq) ?? 0) + 1);
  }
  const state = await stateOf(server, id);
  const received = viewers.map(({ bytes }) => bytes);
  const encoded = encode.mock.results.reduce(
    (sum, { value }) => sum + (value instanceof Uint8Array ? value.byteLength : 0),
    0,
  );
  for (const viewer of viewers) expect(viewer.state).toEqual(state);
  expect(times.size).toBeGreaterThan(80);
  expect([...times.values()].every((count) => count === 1)).toBe(true);
  // What had happened before a viewer came is read from the store for each; all the rest is encoded once for all.
  expect(encoded).toBeLessThan(0.25 * received.reduce((sum, bytes) => sum + bytes, 0));
});

it('lets viewers go that do not read, and gives them the rest when they come back', {
  timeout: 60_000,
}, async () => {
  // 12 MB of answers, and their sum: more than sockets and a queue hold.
  const server = await startTestServer({ providers: [saying('x'.repeat(100_000))] });
  const id = await startRun(server, items(120, 'saying/it'));
  const slow = new CutClient(server.port, id);
  const held = await Promise.all(Array.from({ length: 3 }, () => slow.open('?after=0')));
  const gone = held.map(({ incoming }) => once(incoming, 'error').then(([error]) => String(error)));
  await until(
    async () => runListResponse.parse(await (await server.ask('/api/runs')).json()).runs[0]?.status,
    (status) => status === 'ok',
    60_000,
  );
  // Only now do they read what is on its way to them; the server has hung up meanwhile.
  for (const { incoming } of held) incoming.resume();
  for (const end of await Promise.all(gone)) expect(end).toContain('aborted');

  expect(await slow.follow(Number.POSITIVE_INFINITY, '?after=0')).toBe('ended');
  expect(slow.state).toEqual(await stateOf(server, id));
});
