import { rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { startServer } from '@parallax/testkit/server-process';
import { table } from './measure.ts';
import { startModelServer } from './model-server.ts';
import { listGraph, memoryOf, startRun, statusOf } from './server-process.ts';

const ITEMS = 10_000;
const SIZE = 4000;

/** What a server needs for 10,000 items: memory while it runs and when they are read afterwards, and bytes stored for each. */
export async function memory(): Promise<void> {
  const models = await startModelServer(SIZE);
  const env = { OPENAI_BASE_URL: models.baseUrl };
  const rows: string[][] = [];
  const sizes: string[][] = [];
  for (const [name, inputSize] of [
    ['answers of 4 kB', 0],
    ['inputs and answers of 4 kB', SIZE],
  ] as const) {
    const server = await startServer({ env });
    const idle = memoryOf(server.pid).now;
    const items = Array.from({ length: ITEMS }, (_, index) => `Item ${index}: `.padEnd(inputSize, 'lorem '));
    const note = (what: string, ms: number) => {
      const { now, most } = memoryOf(server.pid);
      rows.push([
        name,
        what,
        (ms / 1000).toFixed(2),
        now.toFixed(0),
        most.toFixed(0),
        (most / idle).toFixed(1),
      ]);
    };
    rows.push([name, 'idle', '', idle.toFixed(0), idle.toFixed(0), '1.0']);
    let start = performance.now();
    const step = async (what: string, work: () => Promise<unknown>) => {
      start = performance.now();
      await work();
      note(what, performance.now() - start);
    };
    let id = '';
    await step('run', async () => {
      id = await startRun(server, { graph: listGraph(items, 'openai/bench') });
      while ((await statusOf(server, id)) === 'running') await new Promise((go) => setTimeout(go, 50));
    });
    const read = (path: string) => async () => drain(`${server.url}/api/runs/${id}${path}`);
    await step('open, light state', read('?state=light'));
    const tasks = Array.from({ length: 50 }, (_, index) => `task=ask@list:${index * 7}`).join('&');
    await step('values of 50 tasks', read(`/values?${tasks}`));
    await step('export as CSV', read('/export?format=csv'));
    await step('open, whole state', read(''));
    sizes.push([name, ...stored(server.dataDir, ITEMS)]);
    await server.stop();
    await rm(server.dataDir, { recursive: true, force: true });
  }
  models.stop();
  console.log(table(['10,000 items', 'after', 's', 'MB now', 'MB at most', 'against idle'], rows));
  console.log();
  console.log(table(['10,000 items', 'events', 'bytes of events a task', 'bytes of file a task'], sizes));
}

async function drain(url: string): Promise<void> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
  for await (const _chunk of answer.body ?? []);
}

function stored(dataDir: string, tasks: number): string[] {
  const db = new DatabaseSync(`${dataDir}/parallax.db`);
  const events = db.prepare('SELECT count(*) AS count, sum(length(json)) AS size FROM events').get();
  const pages = db
    .prepare('SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size')
    .get();
  db.close();
  const each = (value: unknown) => (Number(value) / tasks).toFixed(0);
  return [String(events?.count), each(events?.size), each(pages?.size)];
}
