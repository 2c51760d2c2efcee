// Installs what the lockfile says, through npx when no pnpm of the pinned major version is there.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { captureChild, runChild } from './child.mjs';
import { withoutNpm } from './environment.mjs';
import { inRoot, root } from './paths.mjs';
import { filesBelow, hashOf, readStamp, removeStamp, writeStamp } from './stamp.mjs';

const stampFile = inRoot('node_modules', '.parallax-install');
const lockFile = inRoot('node_modules', '.parallax-install.lock');

/** @returns {Promise<boolean>} whether node_modules now agrees with the lockfile */
export async function install({ quiet = false } = {}) {
  if (isFresh()) return true;
  return alone(async () => {
    if (isFresh()) return true;
    if (!quiet) console.log('Installing dependencies …');
    removeStamp(stampFile);
    const [command, ...args] = await pnpm();
    // CI: pnpm asks no questions, for instance before it replaces a node_modules made by npm.
    const env = { ...withoutNpm(), CI: 'true' };
    // Whatever pnpm has to say is not the output of the command that was asked for.
    const stdio = ['ignore', quiet ? 2 : 'inherit', 'inherit'];
    const loud = quiet ? ['--reporter=silent'] : [];
    const code = await runChild(command, [...args, 'install', '--frozen-lockfile', ...loud], {
      cwd: root,
      env,
      stdio,
    });
    if (code === 0) writeStamp(stampFile, currentState());
    return code === 0;
  });
}

const isFresh = () => readStamp(stampFile) === currentState() && existsSync(inRoot('node_modules', '.bin'));

function currentState() {
  const manifests = filesBelow(['package.json', 'packages', 'apps', 'e2e'], (file) =>
    file.endsWith('package.json'),
  );
  const files = filesBelow(['pnpm-lock.yaml', 'pnpm-workspace.yaml']);
  return hashOf([...files, ...manifests], process.platform, process.arch);
}

async function pnpm() {
  const { packageManager } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const [, major] = /^pnpm@(\d+)\./.exec(packageManager);
  const { code, stdout } = await captureChild('pnpm', ['--version'], { cwd: root, env: withoutNpm() });
  if (code === 0 && stdout.startsWith(`${major}.`)) return ['pnpm'];
  return ['npx', '-y', packageManager];
}

/** Two commands started at once must not install into one node_modules together. */
async function alone(work) {
  mkdirSync(inRoot('node_modules'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isAbandoned()) rmSync(lockFile, { force: true });
      else await sleep(300);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function isAbandoned() {
  const owner = Number(readStamp(lockFile));
  if (!owner) return false;
  try {
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
