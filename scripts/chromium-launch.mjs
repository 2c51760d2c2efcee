// Is this file a browser that works here? Starts it, opens a page and lets it compute something.
import { spawn } from 'node:child_process';

export const launchFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-dev-shm-usage',
];

const TIMEOUT_MS = 30_000;

/** @returns {Promise<boolean>} */
export async function canLaunch(file) {
  const flags = ['--headless', '--no-sandbox', '--remote-debugging-pipe', ...launchFlags];
  // The debugging protocol speaks over file descriptors 3 (to the browser) and 4 (from it).
  const child = spawn(file, flags, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    timeout: TIMEOUT_MS,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise((resolve) => {
    child.once('error', resolve);
    child.once('close', resolve);
  });
  try {
    return await Promise.race([computes(child), ended.then(() => false)]);
  } finally {
    child.kill('SIGKILL');
    if (child.pid) await ended;
  }
}

async function computes(child) {
  const call = connect(child.stdio[3], child.stdio[4]);
  const { targetId } = await call('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await call('Target.attachToTarget', { targetId, flatten: true });
  const { result } = await call('Runtime.evaluate', { expression: '6 * 7' }, sessionId);
  return result?.value === 42;
}

/** Messages are JSON, each ended by a zero byte. */
function connect(toBrowser, fromBrowser) {
  const waiting = new Map();
  let rest = '';
  let lastId = 0;
  toBrowser.on('error', () => {});
  fromBrowser.on('error', () => {});
  fromBrowser.setEncoding('utf8').on('data', (text) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop();
    for (const message of messages.map((each) => JSON.parse(each))) {
      waiting.get(message.id)?.(message.result ?? {});
      waiting.delete(message.id);
    }
  });
  return (method, params, sessionId) =>
    new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      toBrowser.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`);
    });
}
