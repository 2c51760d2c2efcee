import { Worker } from 'node:worker_threads';
import { type RunningServer, startServer } from '@parallax/testkit/server-process';
import { median, table } from './measure.ts';
import { cpuOf, listGraph, startRun, statusOf } from './server-process.ts';

const VIEWERS = [0, 1, 100] as const;
const ROUNDS = 5;
const TASKS = 600;
/** Each call takes about 0.4 s and streams meanwhile: an event every 30 ms and task. */
const MODEL = 'offline/simulated?latency=60&sigma=0&speed=300&tokens=100&spread=0&stragglers=0';

/**
 * What it costs the server to show a run to viewers: time of its core for each event, against the same run that nobody watches. The
 * viewers are a thread of this process and read all that comes.
 */
export async function relay(): Promise<void> {
  const server = await startServer();
  try {
    await round(server, 1);
    const costs = new Map<number, { events: number; cpu: number }[]>(VIEWERS.map((count) => [count, []]));
    for (let turn = 0; turn < ROUNDS; turn += 1)
      for (const count of VIEWERS) costs.get(count)?.push(await round(server, count));
    // Nobody counts the events of a run that nobody watches: it has as many as the watched one of the same round.
    const events = costs.get(1)?.map((cost) => cost.events) ?? [];
    const base = median(costs.get(0)?.map(({ cpu }, turn) => (1000 * cpu) / (events[turn] ?? 1)) ?? []);
    const rows = VIEWERS.map((count) => {
      const each = median(costs.get(count)?.map(({ cpu }, turn) => (1000 * cpu) / (events[turn] ?? 1)) ?? []);
      const extra = count === 0 ? '' : ((each - base) / count).toFixed(2);
      return [String(count), String(median(events)), each.toFixed(1), `${(each / base).toFixed(2)} ×`, extra];
    });
    console.log(
      table(['viewers', 'events', 'µs of core an event', 'against nobody', 'µs an event and viewer'], rows),
    );
  } finally {
    await server.stop();
  }
}

async function round(server: RunningServer, viewers: number): Promise<{ events: number; cpu: number }> {
  const items = Array.from({ length: TASKS }, (_, index) => `Item ${index}`);
  const before = cpuOf(server.pid);
  const id = await startRun(server, { graph: listGraph(items, MODEL, { concurrency: 100 }) });
  const events = viewers === 0 ? await waitFor(server, id) : await watch(server, id, viewers);
  return { events, cpu: cpuOf(server.pid) - before };
}

async function waitFor(server: RunningServer, id: string): Promise<number> {
  while ((await statusOf(server, id)) === 'running') await new Promise((go) => setTimeout(go, 100));
  return 0;
}

/** Resolves to the events that each viewer got, when all streams have ended. */
function watch({ url }: RunningServer, id: string, viewers: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const workerData = { url: `${url}/api/runs/${id}/events?after=0`, viewers };
    const worker = new Worker(new URL('./relay-viewers.ts', import.meta.url), { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
