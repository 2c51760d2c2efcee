// "Has this changed since?" — a hash over files, kept beside the thing that was made from them.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

const SKIPPED = new Set(['node_modules', 'dist', 'test-results', 'coverage', '.cache', '.git']);

/** Every file below the given files and folders (relative to the root), sorted. Missing ones are skipped. */
export function filesBelow(entries, keep = () => true) {
  const found = [];
  const visit = (relative) => {
    const stat = statSync(path.join(root, relative), { throwIfNoEntry: false });
    if (stat?.isFile() && keep(relative)) found.push(relative);
    if (!stat?.isDirectory()) return;
    for (const name of readdirSync(path.join(root, relative))) {
      if (!SKIPPED.has(name)) visit(path.posix.join(relative, name));
    }
  };
  for (const entry of entries) visit(entry);
  return found.sort();
}

export function hashOf(files, ...more) {
  const hash = createHash('sha256');
  for (const file of files) {
    const text = readFileSync(path.join(root, file));
    hash.update(`${file}\0${text.length}\0`).update(text);
  }
  return hash.update(more.join('\0')).digest('hex');
}

export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

export function writeStamp(file, value) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, value);
}

export const removeStamp = (file) => rmSync(file, { force: true });
