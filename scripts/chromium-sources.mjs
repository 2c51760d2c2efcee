// Where a Chromium may come from. Each source yields paths to try; whether one works is judged elsewhere.
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { runChild } from './child.mjs';
import { withProjectNode } from './environment.mjs';
import { inRoot, projectNode } from './paths.mjs';

export const home = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'parallax');
const quietly = ['ignore', 'ignore', 'ignore'];
// Resolved from e2e, whose dependencies these packages are.
const requireFromE2e = createRequire(inRoot('e2e', 'package.json'));

export function* system() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const name of names) yield path.join(folder, name);
  }
  yield '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  yield '/Applications/Chromium.app/Contents/MacOS/Chromium';
}

/** Playwright's own, if present; a second time after trying to download it. */
export async function* playwright() {
  const { chromium } = requireFromE2e('@playwright/test');
  if (existsSync(chromium.executablePath())) {
    yield chromium.executablePath();
    return;
  }
  const cli = inRoot('e2e', 'node_modules', '@playwright', 'test', 'cli.js');
  const env = withProjectNode({ PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '5000' });
  await runChild(projectNode(), [cli, 'install', 'chromium', '--no-shell'], {
    env,
    stdio: quietly,
    group: true,
  });
  yield chromium.executablePath();
}

/** The one inside the npm package @sparticuz/chromium: Linux x64, needs neither root nor another host. */
export async function* npmPackage() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  const packed = path.join(path.dirname(requireFromE2e.resolve('@sparticuz/chromium')), '..');
  const { version } = JSON.parse(readFileSync(path.join(packed, 'package.json'), 'utf8'));
  const folder = path.join(home, `chromium-${version}`);
  const browser = path.join(folder, 'chromium');
  if (!existsSync(browser)) await unpack(path.join(packed, 'bin', 'chromium.br'), browser, 0o755);
  if (hasFonts()) yield browser;
  // A bare machine lacks NSS or fonts; the package brings both.
  for (const name of ['al2023', 'fonts']) {
    const archive = path.join(folder, `${name}.tar`);
    if (existsSync(archive)) continue;
    await unpack(path.join(packed, 'bin', `${name}.tar.br`), archive, 0o644);
    await runChild('tar', ['-xf', archive, '-C', folder], { stdio: quietly });
  }
  const wrapper = path.join(folder, 'chromium-with-libraries');
  const script = [
    '#!/bin/sh',
    'here=$(dirname "$0")',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: for the shell.
    'export LD_LIBRARY_PATH="$here/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"',
    ...(hasFonts() ? [] : ['export FONTCONFIG_PATH="$here"']),
    'exec "$here/chromium" "$@"',
  ];
  writeFileSync(wrapper, `${script.join('\n')}\n`, { mode: 0o755 });
  yield wrapper;
  yield browser;
}

export async function* debian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { ...withProjectNode(), DEBIAN_FRONTEND: 'noninteractive' };
  await runChild('apt-get', ['update', '-qq'], { env, stdio: quietly });
  const packages = ['chromium', 'fonts-dejavu-core'];
  await runChild('apt-get', ['install', '-y', '-qq', ...packages], { env, stdio: quietly });
  yield '/usr/bin/chromium';
}

function hasFonts() {
  try {
    return readdirSync('/usr/share/fonts').length > 0;
  } catch {
    return false;
  }
}

/** Renamed when complete: whoever is ended in the middle leaves no half browser behind. */
async function unpack(from, to, mode) {
  mkdirSync(path.dirname(to), { recursive: true });
  const partial = `${to}.${process.pid}`;
  try {
    await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(partial, { mode }));
    renameSync(partial, to);
  } finally {
    rmSync(partial, { force: true });
  }
}
