import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { Provider } from '@parallax/models';
import { runResponse, startRunResponse } from '@parallax/schema';
import { until } from '@parallax/testkit/openai-server';
import { expect, it, onTestFinished } from 'vitest';
import { startTestServer, type TestServer } from './server.fixture.ts';

/** A model that answers its first calls, and then none any more. */
function answering(most: number) {
  const asked: string[] = [];
  const provider: Provider = {
    id: 'slow',
    title: 'Slow',
    description: 'Answers some calls.',
    origin: 'offline',
    listModels: async () => [],
    route: () => ({ pool: 'slow' }),
    async call(_name, { prompt }, { signal }) {
      asked.push(prompt);
      if (asked.length > most)
        await new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason)),
        );
      await setImmediate();
      return { text: 'yes', finish: 'stop', usage: { calls: 1, inputTokens: 1, outputTokens: 1 } };
    },
  };
  return { provider, asked };
}

const items = (limits: object = {}) => ({
  version: 1,
  name: 'Ten items',
  nodes: [
    {
      id: 'list',
      kind: 'input',
      config: { type: 'list', value: Array.from({ length: 10 }, (_, index) => `item ${index}`) },
    },
    { id: 'ask', kind: 'agent', config: { model: 'slow/it' } },
    { id: 'out', kind: 'output', config: {} },
  ],
  edges: [
    { id: 'e1', source: 'list', target: 'ask' },
    { id: 'e2', source: 'ask', target: 'out' },
  ],
  limits: { concurrency: 1, ...limits },
});

async function start(server: TestServer, graph: object): Promise<string> {
  const answer = await server.ask('/api/runs', { method: 'POST', json: { graph } });
  return startRunResponse.parse(await answer.json()).id;
}

/** Runs a graph until the model falls silent, and stops the server as a crash would leave it: without an end. */
async function leave(graph: object, answers: number) {
  const { provider, asked } = answering(answers);
  const server = await startTestServer({ providers: [provider] });
  const id = await start(server, graph);
  await until(
    () => asked.length,
    (count) => count > answers,
  );
  await server.close();
  return { id, folder: server.folder };
}

/** Starts again on a folder, with a model that answers all; resolves when the run has ended. */
async function goOn({ id, folder }: { id: string; folder: string }) {
  const { provider, asked } = answering(Number.POSITIVE_INFINITY);
  const server = await startTestServer({ providers: [provider], folder });
  await (await server.ask(`/api/runs/${id}/events`)).text();
  const answer = runResponse.parse(await (await server.ask(`/api/runs/${id}`)).json());
  return { ...answer, asked, server };
}

function inDatabase(folder: string, sql: string): void {
  const db = new DatabaseSync(join(folder, 'parallax.db'));
  db.exec(sql);
  db.close();
}

it('asks for what is missing, and for nothing that has ended', async () => {
  const { run, state, asked } = await goOn(await leave(items(), 4));
  expect(run.status).toBe('ok');
  expect(asked).toEqual([4, 5, 6, 7, 8, 9].map((index) => `item ${index}`));
  expect(state).toMatchObject({ resumed: 1, lost: 1, totals: { calls: 10 } });
});

it('cancels a run that was to be cancelled when its server went away', async () => {
  const left = await leave(items(), 4);
  inDatabase(left.folder, 'UPDATE runs SET cancel_at = 1');
  const { run, asked } = await goOn(left);
  expect(run.status).toBe('cancelled');
  expect(asked).toEqual([]);
});

it('does not ask beyond a deadline that passed meanwhile, and gives what it has', async () => {
  const left = await leave(items({ deadlineMs: 60_000 }), 4);
  inDatabase(left.folder, "UPDATE events SET json = json_set(json, '$.at', json ->> '$.at' - 3600000)");
  const { run, state, asked } = await goOn(left);
  expect(asked).toEqual([]);
  expect(run.status).toBe('partial');
  expect(state.outputs.out).toHaveLength(4);
  expect(state.missing[0]).toMatchObject({ outcome: 'cancelled', reason: 'deadline' });
});

it('goes on within the budget that is left', async () => {
  const { run, state, asked } = await goOn(await leave(items({ maxCalls: 7 }), 4));
  expect(run.status).toBe('partial');
  expect(state.totals.calls).toBe(7);
  expect(asked).toHaveLength(3);
});

it('goes on with a vote that stops early, without calls that it turns out not to need', async () => {
  const graph = {
    version: 1,
    nodes: [
      { id: 'text', kind: 'input', config: { type: 'text', value: 'Is it so?' } },
      { id: 'copies', kind: 'fan-out', config: { by: 'copies', count: 40 } },
      { id: 'ask', kind: 'agent', config: { model: 'slow/it' } },
      {
        id: 'vote',
        kind: 'vote',
        config: { method: 'majority', stop: { rule: 'adaptive', threshold: 0.95, initial: 4, wave: 4 } },
      },
      { id: 'out', kind: 'output', config: {} },
    ],
    edges: [
      { id: 'e1', source: 'text', target: 'copies' },
      { id: 'e2', source: 'copies', target: 'ask' },
      { id: 'e3', source: 'ask', target: 'vote' },
      { id: 'e4', source: 'vote', target: 'out' },
    ],
    limits: { concurrency: 1 },
  };
  const { state, asked } = await goOn(await leave(graph, 2));
  expect(state.status).toBe('ok');
  expect(state.outputs.out?.[0]?.value).toBe('yes');
  expect(asked.length + 2).toBeLessThanOrEqual(8);
});

it('finds runs and keys again in a copy of the data folder', async () => {
  const left = await leave(items(), 4);
  const copy = await mkdtemp(join(tmpdir(), 'parallax-copy-'));
  onTestFinished(() => rm(copy, { recursive: true }));
  await cp(left.folder, copy, { recursive: true });
  const there = await goOn({ ...left, folder: copy });
  const here = await goOn(left);
  expect([there.run.status, here.run.status]).toEqual(['ok', 'ok']);
  expect(there.state.outputs).toEqual(here.state.outputs);
});

it('refuses a database that is none, in words, and leaves it as it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parallax-broken-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'parallax.db');
  const text = 'This is no database, but it may be precious. '.repeat(200);
  await writeFile(file, text);
  await expect(startTestServer({ folder })).rejects.toThrow(
    /The data folder .* cannot be used: the file is no database. Put a backup in its place/,
  );
  expect(await readFile(file, 'utf8')).toBe(text);
  // The folder is free again: somebody may put a backup in place and start.
  await rm(file);
  expect((await (await startTestServer({ folder })).ask('/api/health')).status).toBe(200);
});

it('says what to do with the data of a newer Parallax', async () => {
  const first = await startTestServer();
  await first.close();
  inDatabase(
    first.folder,
    "INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-of-the-future', '2030-01-01T00:00:00Z')",
  );
  await expect(startTestServer({ folder: first.folder })).rejects.toThrow(/newer Parallax/);
});
