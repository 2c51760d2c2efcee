import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { GraphInput, Json } from '@parallax/schema';
import { afterEach, beforeEach } from 'vitest';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** How a command ended, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

/** Starts the real command line, with models that answer at once and without the keys of whoever runs the tests. */
export function startCli(args: readonly string[], { cwd, env, stdin = '' }: CliOptions = {}) {
  const clean = Object.entries(process.env).filter(([name]) => !/_API_KEY$|_BASE_URL$|^PARALLAX_/.test(name));
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { ...Object.fromEntries(clean), PARALLAX_OFFLINE_PACE: '0', NO_COLOR: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(stdin);
  const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]).then(
    ([[code], stdout, stderr]): Ended => ({ code, stdout, stderr }),
  );
  return { child, ended };
}

export async function runCli(args: readonly string[], options?: CliOptions): Promise<Ended> {
  return await startCli(args, options).ended;
}

/** A folder for each test, with a way to put files into it. */
export function useFolder() {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parallax-cli-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  return {
    path: (name: string) => join(folder, name),
    async file(name: string, content: string): Promise<string> {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
    async graph(graph: GraphInput): Promise<string> {
      return await this.file('graph.json', JSON.stringify(graph));
    },
  };
}

/** An input, an agent for each of its items, an output. */
export function pipeline(input: Json, model = 'offline/simulated?tokens=5'): GraphInput {
  return {
    version: 1,
    name: 'Pipeline',
    nodes: [
      { id: 'essays', label: 'Essays', kind: 'input', config: { type: 'list', value: input } },
      {
        id: 'grade',
        label: 'Grade',
        kind: 'agent',
        config: { model, prompt: 'Grade: {{essay}}', retries: 0 },
      },
      { id: 'grades', label: 'Grades', kind: 'output' },
    ],
    edges: [
      { id: 'e1', source: 'essays', target: 'grade', targetHandle: 'essay' },
      { id: 'e2', source: 'grade', target: 'grades' },
    ],
  };
}

/** Gives its inputs back: no model, so that what arrived can be told exactly. */
export function echo(config: Record<string, Json>): GraphInput {
  return {
    version: 1,
    name: 'Echo',
    nodes: [
      { id: 'in', label: 'Essays', kind: 'input', config },
      { id: 'out', kind: 'output' },
    ],
    edges: [{ id: 'e1', source: 'in', target: 'out' }],
  };
}
