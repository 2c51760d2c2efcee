// The environment for children: without npm's own variables, with the project's Node first in PATH.
import path from 'node:path';
import { projectNode } from './paths.mjs';

export function withoutNpm(environment = process.env) {
  const kept = Object.entries(environment).filter(([name]) => !/^npm_/i.test(name) && name !== 'INIT_CWD');
  return Object.fromEntries(kept);
}

export function withProjectNode(extra = {}) {
  const clean = withoutNpm();
  const PATH = [path.dirname(projectNode()), clean.PATH ?? ''].join(path.delimiter);
  return { ...clean, PATH, ...extra };
}
