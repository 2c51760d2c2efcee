// `start` serves the built web; `dev` restarts the server on changes and lets vite serve the web.
import { setTimeout as sleep } from 'node:timers/promises';
import { buildWeb } from './build-web.mjs';
import { runChild, startChild } from './child.mjs';
import { withProjectNode } from './environment.mjs';
import { install } from './install.mjs';
import { inRoot, projectNode } from './paths.mjs';

const DEFAULT_PORT = 4680;
/** V8 takes this one at the start only; main.ts sets the other. A run of 10,000 items then needs some 60 MB less. */
const SERVER_FLAGS = ['--max-semi-space-size=8'];
const server = inRoot('apps', 'server', 'src', 'main.ts');

export async function start(args) {
  if (!(await install())) return 1;
  const built = await buildWeb();
  if (built !== 0) return built;
  return runChild(projectNode(), [...SERVER_FLAGS, server, ...args], {
    env: withProjectNode({ NODE_ENV: 'production' }),
  });
}

export async function dev(args) {
  if (!(await install())) return 1;
  const port = process.env.PORT ?? String(DEFAULT_PORT);
  const address = `http://127.0.0.1:${port}`;
  const backend = startChild(projectNode(), ['--watch', '--watch-preserve-output', server], {
    env: withProjectNode({ PORT: port }),
  });
  let ended = false;
  void backend.ended.then(() => {
    ended = true;
  });
  while (!ended && !(await answers(`${address}/api/health`))) await sleep(200);
  if (ended) return backend.ended;
  const vite = inRoot('apps', 'web', 'node_modules', 'vite', 'bin', 'vite.js');
  const frontend = startChild(projectNode(), [vite, ...args], {
    cwd: inRoot('apps', 'web'),
    env: withProjectNode({ PARALLAX_SERVER: address }),
  });
  const code = await Promise.race([backend.ended, frontend.ended]);
  backend.stop();
  frontend.stop();
  await Promise.all([backend.ended, frontend.ended]);
  return code;
}

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(1000) })).ok;
  } catch {
    return false;
  }
}
