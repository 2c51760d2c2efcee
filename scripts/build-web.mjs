// Builds the web app, unless what is in dist was made from these very sources.
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runChild } from './child.mjs';
import { withProjectNode } from './environment.mjs';
import { reportFirstLoad } from './first-load.mjs';
import { cache, inRoot, projectNode } from './paths.mjs';
import { filesBelow, hashOf, readStamp, removeStamp, writeStamp } from './stamp.mjs';

const web = inRoot('apps', 'web');
export const dist = path.join(web, 'dist');
const stampFile = path.join(cache, 'web-build');
const inputs = ['apps/web', ...['schema', 'engine', 'nodes', 'templates'].map((name) => `packages/${name}`)];

/** @returns {Promise<number>} an exit code */
export async function buildWeb({ force = false } = {}) {
  const files = filesBelow([...inputs, 'pnpm-lock.yaml'], (file) => !/\.test\.tsx?$|\.md$/.test(file));
  const state = hashOf(files);
  if (!force && readStamp(stampFile) === state && existsSync(path.join(dist, 'index.html'))) return 0;
  removeStamp(stampFile);
  // Built aside and moved in one step: a server that runs meanwhile never sees half of a build.
  const fresh = path.join(web, 'node_modules', '.cache', `dist-${process.pid}`);
  const vite = path.join(web, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'];
  const code = await runChild(projectNode(), args, {
    cwd: web,
    env: withProjectNode({ NODE_ENV: 'production' }),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (code === 0) {
    const old = `${fresh}-old`;
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
    rmSync(old, { recursive: true, force: true });
    writeStamp(stampFile, state);
    reportFirstLoad(dist);
  } else {
    rmSync(fresh, { recursive: true, force: true });
  }
  return code;
}
