import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** As `npm start` starts it. */
const flags = ['--max-semi-space-size=8'];
const main = fileURLToPath(new URL('../../../apps/server/src/main.ts', import.meta.url));
const ADDRESS = /Parallax is at (http:\/\/\S+)/;
const START_MS = 20_000;
const STOP_MS = 5_000;

export interface RunningServer {
  readonly url: string;
  readonly pid: number;
  readonly dataDir: string;
  /** Everything the server has printed so far. */
  readonly output: () => string;
  /** Ends it: by TERM, or at once, as a crash would. Deletes a data folder that it made itself. Rejects when it had ended before. */
  readonly stop: (how?: 'term' | 'kill') => Promise<void>;
}

export interface ServerOptions {
  /** On top of an environment that knows no provider. */
  readonly env?: Record<string, string>;
  /** The data of an earlier server, to be found again; otherwise a fresh folder. */
  readonly dataDir?: string;
}

/** Starts the real server on a free port and resolves when it has printed its address. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'parallax-e2e-')));
  const child = spawn(process.execPath, [...flags, main], {
    env: { ...withoutProviders(), PORT: '0', PARALLAX_DATA: dataDir, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let output = '';
  const address = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        output += `${line}\n`;
        const found = ADDRESS.exec(line)?.[1];
        if (found) resolve(found);
      });
    }
  });
  let stopped = false;
  const stop = async (how: 'term' | 'kill' = 'term') => {
    const crashed = !stopped && (child.exitCode !== null || child.signalCode !== null);
    stopped = true;
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(how === 'kill' ? 'SIGKILL' : 'SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await exited;
      clearTimeout(late);
    }
    if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    if (crashed) {
      const how = child.signalCode ?? `exit code ${child.exitCode}`;
      throw new Error(`The server ended by itself (${how}). It printed:\n${output}`);
    }
  };
  const waited = new AbortController();
  const ready = await Promise.race([
    address.then((url) => ({ url })),
    exited.then(() => ({ failure: 'ended before it was ready' })),
    sleep(START_MS, { failure: `was not ready after ${START_MS} ms` }, { ref: false, signal: waited.signal }),
  ]);
  waited.abort();
  if ('failure' in ready) {
    stopped = true;
    await stop('kill');
    throw new Error(`The server ${ready.failure}. It printed:\n${output}`);
  }
  return { url: ready.url, pid: child.pid ?? 0, dataDir, output: () => output, stop };
}

/** A key on the machine of a developer must never be spent by a test. */
function withoutProviders(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/_API_KEY$|_BASE_URL$|^PARALLAX_/.test(name));
  return Object.fromEntries(kept);
}
