// Checks the boundaries between packages and the length of files: `node scripts/boundaries.mjs`.
import { readFileSync } from 'node:fs';
import { findProblems } from './boundaries-rules.mjs';
import { inRoot } from './paths.mjs';
import { filesBelow } from './stamp.mjs';

const isSource = (file) => /\.(ts|tsx|css|mjs)$/.test(file);
const paths = filesBelow(['packages', 'apps', 'e2e', 'scripts', 'types'], isSource);
const files = paths.map((path) => ({ path, text: readFileSync(inRoot(path), 'utf8') }));

const problems = findProblems(files, readEntries());
for (const { file, line, message } of problems) console.error(`${file}:${line} ${message}`);
console.log(`Boundaries: ${files.length} files, ${problems.length} problems.`);
process.exitCode = problems.length > 0 ? 1 : 0;

function readEntries() {
  const manifests = filesBelow(['packages'], (file) => /^packages\/[^/]+\/package\.json$/.test(file));
  const pairs = manifests.map((file) => {
    const name = file.split('/')[1];
    const { exports = {} } = JSON.parse(readFileSync(inRoot(file), 'utf8'));
    return [name, Object.keys(exports).map((key) => (key === '.' ? name : name + key.slice(1)))];
  });
  return Object.fromEntries(pairs);
}
