// What the page loads before it can show anything: the scripts of index.html and all that they import at once.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes of gzipped JavaScript that the first load may cost. */
const FIRST_LOAD_BUDGET = 250_000;

/**
 * The scripts of a built page that are loaded at first, largest first, with their gzipped sizes in bytes.
 *
 * @param {string} dist the folder with index.html
 */
export function firstLoad(dist) {
  const page = readFileSync(path.join(dist, 'index.html'), 'utf8');
  const open = [];
  for (const [tag] of page.matchAll(/<(?:script|link)\b[^>]*>/g)) {
    const isScript = tag.startsWith('<script') || /rel="modulepreload"/.test(tag);
    const address = /\s(?:src|href)="([^"]+)"/.exec(tag)?.[1];
    if (isScript && address !== undefined) open.push(address.replace(/^\//, ''));
  }
  const sizes = new Map();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (sizes.has(name)) continue;
    const code = readFileSync(path.join(dist, name));
    sizes.set(name, gzipSync(code).length);
    for (const imported of staticImports(code.toString()))
      open.push(path.posix.join(path.posix.dirname(name), imported));
  }
  const scripts = [...sizes].map(([name, bytes]) => ({ name, bytes })).sort((a, b) => b.bytes - a.bytes);
  return { scripts, bytes: scripts.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Relative addresses of what a module imports or exports from; `import()` is no part of it. */
function staticImports(code) {
  return [...code.matchAll(/\b(?:from|import)\s*["'](\.{1,2}\/[^"']+\.js)["']/g)].map(
    ([, address]) => address,
  );
}

/** @returns {boolean} whether the page in `dist` keeps to the budget; says what it costs either way */
export function reportFirstLoad(dist) {
  const { scripts, bytes } = firstLoad(dist);
  const isWithin = bytes <= FIRST_LOAD_BUDGET;
  const line = `First load: ${kilobytes(bytes)} of JavaScript gzipped, of ${kilobytes(FIRST_LOAD_BUDGET)} allowed.`;
  if (isWithin) console.log(line);
  else {
    console.error(`${line} Load what is not needed at once with lazyView.`);
    for (const { name, bytes: size } of scripts) console.error(`  ${kilobytes(size).padStart(9)}  ${name}`);
  }
  return isWithin;
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
