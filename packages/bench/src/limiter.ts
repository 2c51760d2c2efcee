import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  type OpenAiServer,
  type RequestRecord,
  type ServerPlan,
  startOpenAiServer,
} from '@parallax/testkit/openai-server';
import { table } from './measure.ts';

const cli = fileURLToPath(new URL('../../../apps/cli/src/main.ts', import.meta.url));

/** A stretch of time in which the server allows so much. */
interface Phase {
  readonly plan: ServerPlan;
  readonly seconds: number;
  /** From when on it is measured: before that the limit is being found. */
  readonly settle: number;
  /** What the server allows, in calls a second. */
  readonly allows: (calls: readonly RequestRecord[]) => number;
}

/** So many at a time: what that allows follows from how long the calls took. */
const slots = (limit: number, seconds: number, settle: number): Phase => ({
  plan: { maxConcurrent: limit, always: { chunkDelayMs: 100, answer: 'a short answer' } },
  seconds,
  settle,
  allows: (calls) => (limit * 1000 * calls.length) / calls.reduce((sum, call) => sum + lengthOf(call), 0),
});

const perMinute = (limit: number, minuteMs: number, seconds: number, settle: number): Phase => ({
  plan: { requestsPerMinute: limit, minuteMs, always: { chunkDelayMs: 20, answer: 'short' } },
  seconds,
  settle,
  allows: () => (limit * 1000) / minuteMs,
});

const scenarios: Readonly<Record<string, readonly Phase[]>> = {
  '7 at a time': [slots(7, 40, 15)],
  '14, then 7, then 14 at a time': [slots(14, 30, 15), slots(7, 30, 15), slots(14, 60, 45)],
  '60 in any second': [perMinute(60, 1000, 40, 20)],
  '60 in any minute': [perMinute(60, 60_000, 240, 60)],
};

/** How much of what a server allows is used when it says so by 429 alone: the real command line against a real server. */
export async function limiter(): Promise<void> {
  const rows: string[][] = [];
  for (const [name, phases] of Object.entries(scenarios)) rows.push(...(await measure(name, phases)));
  console.log(table(['server allows', 'calls a second', 'used a second', 'share', 'refused'], rows));
}

async function measure(name: string, phases: readonly Phase[]): Promise<string[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'parallax-bench-'));
  const server = await startOpenAiServer(phases[0]?.plan);
  const run = spawn(process.execPath, [cli, 'run', await graphIn(folder), '-q', '-y'], {
    stdio: 'ignore',
    env: { ...process.env, OPENAI_BASE_URL: server.baseUrl },
  });
  const ended = once(run, 'exit');
  try {
    const rows: string[][] = [];
    for (const [index, phase] of phases.entries()) {
      if (index > 0) await server.configure(phase.plan);
      rows.push(await measurePhase(phases.length === 1 ? name : `${name} (${index + 1})`, phase, server));
    }
    return rows;
  } finally {
    run.kill('SIGKILL');
    await ended;
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measurePhase(name: string, phase: Phase, server: OpenAiServer): Promise<string[]> {
  const start = Date.now();
  await sleep(phase.seconds * 1000);
  const from = start + phase.settle * 1000;
  const to = start + phase.seconds * 1000;
  const measured = (await server.requests()).filter(({ endedAt = 0 }) => endedAt >= from && endedAt < to);
  const calls = measured.filter(({ status }) => status === 200);
  const used = (calls.length * 1000) / (to - from);
  const allowed = phase.allows(calls);
  const refused = measured.filter(({ status }) => status === 429).length / measured.length;
  return [
    name,
    allowed.toFixed(1),
    used.toFixed(1),
    (used / allowed).toFixed(2),
    `${(refused * 100).toFixed(1)}%`,
  ];
}

/** More items than any phase can serve. */
async function graphIn(folder: string): Promise<string> {
  const path = join(folder, 'graph.json');
  const value = Array.from({ length: 20_000 }, (_, index) => `item ${index}`);
  const graph = {
    version: 1,
    name: 'Limiter',
    nodes: [
      { id: 'items', kind: 'input', config: { type: 'list', value } },
      { id: 'ask', kind: 'agent', config: { model: 'openai/test-model', prompt: '{{item}}', retries: 0 } },
      { id: 'out', kind: 'output' },
    ],
    edges: [
      { id: 'e1', source: 'items', target: 'ask', targetHandle: 'item' },
      { id: 'e2', source: 'ask', target: 'out' },
    ],
    limits: { concurrency: 100, taskTimeoutMs: 600_000 },
  };
  await writeFile(path, JSON.stringify(graph));
  return path;
}

function lengthOf({ startedAt, endedAt = startedAt }: RequestRecord): number {
  return endedAt - startedAt;
}
