// Where things are. Nothing here needs an installed package.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const inRoot = (...parts) => path.join(root, ...parts);
export const cache = inRoot('node_modules', '.cache', 'parallax');

/** The Node that npm delivered into node_modules; the running one where that package has no binary. */
export function projectNode() {
  const delivered = inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(delivered)) return delivered;
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 24) return process.execPath;
  throw new Error(`Parallax needs Node 24 or newer, and node_modules has none; this is ${process.version}.`);
}
