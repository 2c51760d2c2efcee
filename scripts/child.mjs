// Runs a child to its end and never leaves it behind: signals to us, and the death of our parent, end it.
import { spawn } from 'node:child_process';
import { watchParent } from './parent.mjs';

const GRACE_MS = 10_000;
const children = new Set();
let watching = false;

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions, group?: boolean, onError?: (error: Error) => void }} [options]
 *   `group` gives the child a process group of its own, which is ended as a whole.
 */
export function startChild(command, args, { cwd, env, stdio = 'inherit', group = false, onError } = {}) {
  watchForTheEnd();
  const child = spawn(command, args, { cwd, env, stdio, detached: group });
  const entry = { child, group };
  children.add(entry);
  const ended = new Promise((resolve) => {
    const settle = (code) => {
      children.delete(entry);
      resolve(code);
    };
    child.once('error', (error) => {
      if (onError) onError(error);
      else console.error(`${command}: ${error.message}`);
      settle(127);
    });
    child.once('close', (code, signal) => settle(signal ? 128 + signalNumber(signal) : code));
  });
  return { child, ended, stop: (signal = 'SIGTERM') => end(entry, signal) };
}

/** @returns {Promise<number>} the exit code, 128 + n for a signal */
export const runChild = (command, args, options) => startChild(command, args, options).ended;

/**
 * For questions to a program that may not be there: its absence is code 127, without a word.
 * @returns {Promise<{ code: number, stdout: string }>}
 */
export async function captureChild(command, args, options) {
  const stdio = ['ignore', 'pipe', 'ignore'];
  const { child, ended } = startChild(command, args, { ...options, stdio, onError: () => {} });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  return { code: await ended, stdout };
}

function watchForTheEnd() {
  if (watching) return;
  watching = true;
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) process.on(signal, () => endAll(signal));
  watchParent(() => endAll('SIGTERM'));
}

/** Ends every child, then us. A second signal finds the children already ending and changes nothing. */
let ending = false;
function endAll(signal) {
  if (ending) return;
  ending = true;
  const code = 128 + signalNumber(signal);
  // A terminal sends Ctrl-C to the whole group, so a child in ours has had it.
  const terminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  const fromTerminal = signal === 'SIGINT' && terminal;
  const all = [...children];
  for (const entry of all) if (entry.group || !fromTerminal) end(entry, signal);
  if (all.length === 0) process.exit(code);
  const gone = all.map((entry) => new Promise((resolve) => entry.child.once('close', resolve)));
  void Promise.all(gone).then(() => process.exit(code));
  setTimeout(() => process.exit(code), GRACE_MS + 1000);
}

function end({ child, group }, signal) {
  const send = (name) => {
    try {
      if (group) process.kill(-child.pid, name);
      else child.kill(name);
    } catch {
      // It has ended meanwhile.
    }
  };
  send(signal);
  setTimeout(() => send('SIGKILL'), GRACE_MS).unref();
}

function signalNumber(signal) {
  return { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 0;
}
