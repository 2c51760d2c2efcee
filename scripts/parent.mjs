// npm starts scripts through a shell that passes no signal on: a TERM to npm would orphan us. So watch its pid.
import { readFileSync } from 'node:fs';

const INTERVAL_MS = 250;

export function watchParent(whenGone) {
  const watched = [process.ppid];
  const shell = parentOfShell(process.ppid);
  if (process.env.npm_lifecycle_event && shell) watched.push(shell);
  const timer = setInterval(() => {
    if (process.ppid === watched[0] && watched.every(isAlive)) return;
    clearInterval(timer);
    whenGone();
  }, INTERVAL_MS);
  timer.unref();
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The parent of `pid` when `pid` is a shell (Linux; elsewhere undefined: only the direct parent is watched). */
function parentOfShell(pid) {
  try {
    // "pid (name) state ppid …"; the name may hold spaces and brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const ppid = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    return /^(ba|da|z|k)?sh$/.test(name) && ppid > 1 ? ppid : undefined;
  } catch {
    return undefined;
  }
}
