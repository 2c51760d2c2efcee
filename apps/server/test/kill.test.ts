import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { runListResponse, runResponse, startRunResponse } from '@parallax/schema';
import { createOpenAiServer, type OpenAiServer, until } from '@parallax/testkit/openai-server';
import { type RunningServer, startServer } from '@parallax/testkit/server-process';
import { expect, it } from 'vitest';

const ITEMS = 100;
const CONCURRENCY = 10;
const RUNS = 4;
/** Kills of one run, at points drawn from its seed. */
const KILLS = 25;

/** Three stages for each of 100 items, and everything together at the end. Each prompt is one task's own. */
const graph = {
  version: 1,
  name: 'Three stages',
  nodes: [
    {
      id: 'list',
      kind: 'input',
      config: { type: 'list', value: Array.from({ length: ITEMS }, (_, index) => `item-${index};`) },
    },
    ...['one', 'two', 'three'].map((id) => ({
      id,
      kind: 'agent',
      config: { model: 'openai/test-model', prompt: `stage-${id} of {{input}}`, retries: 0 },
    })),
    { id: 'all', kind: 'reduce', config: { strategy: 'concat' } },
    { id: 'out', kind: 'output', config: {} },
  ],
  edges: [
    { id: 'e1', source: 'list', target: 'one' },
    { id: 'e2', source: 'one', target: 'two' },
    { id: 'e3', source: 'two', target: 'three' },
    { id: 'e4', source: 'three', target: 'all' },
    { id: 'e5', source: 'all', target: 'out' },
  ],
  limits: { concurrency: CONCURRENCY },
};

/** Prompts that were asked so far, as often as they were. */
async function asked(models: OpenAiServer): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { body, path } of await models.requests()) {
    if (!path.endsWith('/chat/completions')) continue;
    const prompt = JSON.stringify(body);
    counts.set(prompt, (counts.get(prompt) ?? 0) + 1);
  }
  return counts;
}

function taskOf(prompt: string): string {
  // The innermost stage was asked first: the outermost one is the task's own.
  const stage = /stage-(one|two|three)/.exec(prompt)?.[1] ?? '';
  const item = /item-(\d+);/.exec(prompt)?.[1] ?? '';
  return `${stage}@list:${item}`;
}

/** Tasks whose end is stored, read from the file that the killed server left. */
function recorded(dataDir: string): Set<string> {
  const db = new DatabaseSync(join(dataDir, 'parallax.db'));
  try {
    const rows = db.prepare("SELECT task FROM events WHERE type = 'task-end'").all();
    return new Set(rows.map(({ task }) => String(task)));
  } finally {
    db.close();
  }
}

async function statusOf(server: RunningServer, id: string): Promise<string | undefined> {
  const answer = await fetch(`${server.url}/api/runs?limit=5`);
  return runListResponse.parse(await answer.json()).runs.find((run) => run.id === id)?.status;
}

/** Starts the run; resolves to its id. */
async function start(server: RunningServer): Promise<string> {
  const answer = await fetch(`${server.url}/api/runs`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ graph }),
  });
  return startRunResponse.parse(await answer.json()).id;
}

/** What a run gave, once it has ended well. */
async function outputs(server: RunningServer, id: string): Promise<string> {
  await until(
    () => statusOf(server, id),
    (status) => status === 'ok',
    60_000,
  );
  const answer = await fetch(`${server.url}/api/runs/${id}`);
  return JSON.stringify(runResponse.parse(await answer.json()).state.outputs.out);
}

/** A number from 1 to `most` that depends on both numbers alone. */
function draw(seed: number, index: number, most: number): number {
  const mixed = Math.imul(seed * 2654435761 + index * 40503 + 12345, 0x85ebca6b) >>> 0;
  return 1 + ((mixed ^ (mixed >>> 13)) % most);
}

it.concurrent.each(Array.from({ length: RUNS }, (_, seed) => seed))(
  'loses nothing and pays for nothing twice but what was under way, killed again and again (%i)',
  { timeout: 480_000 },
  async (seed) => {
    const models = await createOpenAiServer({ always: { delayMs: 4, chunkDelayMs: 1 } });
    const env = { OPENAI_BASE_URL: models.baseUrl, OPENAI_API_KEY: 'a-key-of-the-test' };
    const dataDir = await mkdtemp(join(tmpdir(), 'parallax-kill-'));
    let server = await startServer({ env, dataDir });
    try {
      const id = await start(server);
      const lostAt = new Map<string, number>();
      let kills = 0;
      for (; kills < KILLS; kills += 1) {
        const before = (await models.stats()).requests;
        // Every other time so soon that perhaps nothing has ended: the first calls begin together.
        const further = kills % 2 === 0 ? draw(seed, kills, 18) : CONCURRENCY + 1 + draw(seed, kills, 12);
        const status = await until(
          async () =>
            (await models.stats()).requests >= before + further ? 'due' : await statusOf(server, id),
          (state) => state !== 'running',
          60_000,
        );
        if (status !== 'due') break;
        await server.stop('kill');
        // What the dead server had sent may still be on its way: a round trip later it has come.
        for (let trip = 0; trip < 3; trip += 1) await fetch(`${models.baseUrl}/models`);
        const done = recorded(dataDir);
        const underWay = [...(await asked(models)).keys()].filter((prompt) => !done.has(taskOf(prompt)));
        expect(underWay.length).toBeLessThanOrEqual(CONCURRENCY);
        for (const prompt of underWay) lostAt.set(prompt, (lostAt.get(prompt) ?? 0) + 1);
        server = await startServer({ env, dataDir });
      }
      const result = await outputs(server, id);
      expect(kills).toBe(KILLS);
      for (const [prompt, times] of await asked(models))
        expect(times, prompt).toBeLessThanOrEqual(1 + (lostAt.get(prompt) ?? 0));
      expect(result).toBe(await outputs(server, await start(server)));
    } finally {
      await server.stop('kill').catch(() => {});
      await models.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  },
);
