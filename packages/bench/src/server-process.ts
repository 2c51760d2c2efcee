import { readFileSync } from 'node:fs';
import { runListResponse, startRunResponse } from '@parallax/schema';
import type { RunningServer } from '@parallax/testkit/server-process';

/** Ticks of `/proc/…/stat` in a second, on every Linux that matters. */
const TICKS = 100;

/** Megabytes that a process has in memory now, and had at most. Linux only. */
export function memoryOf(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
  return { now: read('VmRSS'), most: read('VmHWM') };
}

/** Milliseconds of a core that a process has used so far. Linux only. */
export function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return ((Number(user) + Number(system)) / TICKS) * 1000;
}

/** Starts a run; resolves to its id. */
export async function startRun({ url }: RunningServer, body: object): Promise<string> {
  const answer = await fetch(`${url}/api/runs`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The run did not start: ${await answer.text()}`);
  return startRunResponse.parse(await answer.json()).id;
}

export async function statusOf({ url }: RunningServer, id: string): Promise<string> {
  const answer = await fetch(`${url}/api/runs?limit=20`);
  const run = runListResponse.parse(await answer.json()).runs.find((one) => one.id === id);
  return run?.status ?? 'gone';
}

/** A list, an agent on each of its items, and an output of all. */
export function listGraph(
  items: readonly string[],
  model: string,
  limits: Readonly<Record<string, number>> = {},
): object {
  return {
    version: 1,
    name: 'Bench',
    nodes: [
      { id: 'list', kind: 'input', config: { type: 'list', value: items } },
      { id: 'ask', kind: 'agent', config: { model, prompt: '{{input}}' } },
      { id: 'out', kind: 'output', config: {} },
    ],
    edges: [
      { id: 'e1', source: 'list', target: 'ask' },
      { id: 'e2', source: 'ask', target: 'out' },
    ],
    limits: { concurrency: 50, ...limits },
  };
}
