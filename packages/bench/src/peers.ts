import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = fileURLToPath(new URL('../peers/', import.meta.url));

/** What is done with an item in one stage. */
export type Work = (item: number) => Promise<number>;

/**
 * Prepares an engine to take every item through one function a stage, at most `concurrency` at once. Preparing is not measured:
 * what the returned function does is.
 */
export type Peer = (
  concurrency: number,
  works: readonly Work[],
  size: number,
) => (items: readonly number[]) => Promise<readonly unknown[]>;

export type PeerName = 'p-limit' | 'mastra' | 'rivet' | 'langgraph';

/** Installs what the bench compares with, once, into a folder of its own. */
export function installPeers(): void {
  if (existsSync(`${folder}node_modules/p-limit`)) return;
  console.error('Installing the peers that the bench compares with (once) …');
  const { status } = spawnSync(
    'npm',
    ['install', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'],
    {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  if (status !== 0) throw new Error('The peers could not be installed. Is the npm registry within reach?');
}

export async function loadPeer(name: PeerName): Promise<Peer> {
  const module: { createPeer(): Peer } = await import(pathToFileURL(`${folder}${name}.mjs`).href);
  return module.createPeer();
}
