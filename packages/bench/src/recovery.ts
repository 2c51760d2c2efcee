import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startServer } from '@parallax/testkit/server-process';
import { median, table } from './measure.ts';
import { startModelServer } from './model-server.ts';
import { listGraph, startRun } from './server-process.ts';

const ITEMS = 12_000;
/** Calls after which the server is killed. */
const KILLED_AFTER = [500, 2000, 8000];
const STARTS = 5;

/**
 * How long a server needs after a kill, by how much its run had done: until it answers, and until the run asks its next question.
 * The baseline is a server that starts on an empty data folder.
 */
export async function recovery(): Promise<void> {
  const models = await startModelServer(400);
  const env = { OPENAI_BASE_URL: models.baseUrl };
  const empty: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const began = performance.now();
    const server = await startServer({ env });
    empty.push(performance.now() - began);
    await server.stop();
  }
  const base = median(empty);
  const rows: string[][] = [['none', '0', base.toFixed(0), '1.00 ×', '']];
  const items = Array.from({ length: ITEMS }, (_, index) => `Item ${index}`);
  for (const calls of KILLED_AFTER) {
    const dataDir = await mkdtemp(join(tmpdir(), 'parallax-bench-'));
    const first = await startServer({ env, dataDir });
    const before = models.calls();
    await startRun(first, { graph: listGraph(items, 'openai/bench', { concurrency: 10 }) });
    await until(() => models.calls() - before >= calls);
    await first.stop('kill');
    const events = countEvents(dataDir);
    const asked = models.calls();
    const began = performance.now();
    const second = await startServer({ env, dataDir });
    const answers = performance.now() - began;
    await until(() => models.calls() > asked);
    const goesOn = performance.now() - began;
    rows.push([
      `${calls} of ${ITEMS}`,
      String(events),
      answers.toFixed(0),
      `${(answers / base).toFixed(2)} ×`,
      (goesOn - answers).toFixed(0),
    ]);
    await second.stop('kill');
    await rm(dataDir, { recursive: true, force: true });
  }
  models.stop();
  console.log(
    table(['killed after', 'events', 'ms to its address', 'against empty', 'ms more to its next call'], rows),
  );
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((go) => setTimeout(go, 1));
}

function countEvents(dataDir: string): number {
  const db = new DatabaseSync(join(dataDir, 'parallax.db'));
  const row = db.prepare('SELECT count(*) AS count FROM events').get();
  db.close();
  return Number(row?.count);
}
