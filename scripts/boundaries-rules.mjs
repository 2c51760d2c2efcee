// Who may import whom: docs/architecture.md in a form that a machine can check. Pure: texts in, problems out.
import path from 'node:path';

export const MAX_LINES = 500;

const APPS = ['server', 'cli', 'web'];
const LIBRARIES = ['schema', 'engine', 'engine/run', 'nodes', 'models', 'templates'];

/** The entries of other packages that the sources of each workspace may import. */
const SEES = {
  schema: [],
  engine: ['schema'],
  nodes: ['schema', 'engine'],
  models: ['schema', 'engine'],
  templates: ['schema'],
  client: ['schema'],
  interchange: ['schema'],
  exports: ['schema', 'nodes'],
  testkit: ['schema', 'engine', 'engine/run', 'nodes', 'models'],
  bench: [...LIBRARIES, 'testkit'],
  server: [...LIBRARIES, 'exports'],
  cli: [...LIBRARIES, 'exports', 'interchange'],
  web: ['schema', 'engine', 'nodes', 'templates', 'interchange'],
  e2e: [...LIBRARIES, 'testkit'],
};

/** Tests may build on what the testkit builds on. */
const TESTS_SEE = [...SEES.testkit, 'testkit', 'templates', 'client'];

/**
 * @param {{ path: string, text: string }[]} files paths relative to the root, with forward slashes
 * @param {Record<string, string[]>} entries what each package exports, as `engine` or `engine/run`
 * @returns {{ file: string, line: number, message: string }[]}
 */
export function findProblems(files, entries) {
  return files.flatMap((file) => {
    const problems = [];
    const report = (line, message) => problems.push({ file: file.path, line, message });
    checkLength(file, report);
    const home = homeOf(file.path);
    if (home && /\.(ts|tsx)$/.test(file.path)) {
      for (const { specifier, line } of importsOf(file.text)) {
        const message = judge(file.path, home, specifier, entries);
        if (message) report(line, message);
      }
    }
    return problems;
  });
}

function checkLength({ path: name, text }, report) {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (lines > MAX_LINES)
    report(lines, `${name} has ${lines} lines; split it by subject (at most ${MAX_LINES}).`);
}

function judge(file, home, specifier, entries) {
  if (specifier.startsWith('.')) return judgeRelative(file, home, specifier);
  if (!specifier.startsWith('@parallax/')) return undefined;
  const entry = specifier.slice('@parallax/'.length);
  const [target] = entry.split('/');
  if (APPS.includes(target) || target === 'e2e') return `Nobody imports an app, and ${specifier} is one.`;
  const test = isTest(file);
  if (target === home.name) {
    return test ? undefined : `${home.name} imports itself; import the file that defines the name instead.`;
  }
  if (!entries[target]?.includes(entry)) {
    return `${specifier} is not in the "exports" of ${target}; import an entry: ${entries[target]?.join(', ') || 'none'}.`;
  }
  const allowed = new Set([...(SEES[home.name] ?? []), ...(test ? TESTS_SEE : [])]);
  if (isVisible(entry, allowed)) return undefined;
  return `${home.name} may not import ${specifier}; it sees: ${[...allowed].join(', ') || 'nothing'}.`;
}

/** A new entry of a visible package is visible too; only the runner has to be named outright. */
function isVisible(entry, allowed) {
  if (allowed.has(entry)) return true;
  return entry !== 'engine/run' && allowed.has(entry.split('/')[0]);
}

function judgeRelative(file, home, specifier) {
  const target = path.posix.join(path.posix.dirname(file), specifier);
  if (!target.startsWith(`${home.folder}/`)) {
    if (home.name === 'e2e' && target.startsWith('scripts/')) return undefined;
    return `${specifier} leaves ${home.folder}; import another package by its name.`;
  }
  const barrel = `${home.folder}/src/index`;
  const isBarrel = target === `${barrel}.ts` || target === barrel || target === `${home.folder}/src`;
  if (isBarrel && !isTest(file)) {
    return `${specifier} is this package's own door; inside, import the file that defines the name.`;
  }
  return undefined;
}

function homeOf(file) {
  const match = /^(packages|apps)\/([^/]+)\//.exec(file);
  if (match) return { name: match[2], folder: `${match[1]}/${match[2]}` };
  return file.startsWith('e2e/') ? { name: 'e2e', folder: 'e2e' } : undefined;
}

const isTest = (file) => /\.(test|fixture)\.tsx?$/.test(file) || /^(packages|apps)\/[^/]+\/test\//.test(file);

const IMPORTS = [
  /\b(?:import|export)\b[^'"`;]*?\bfrom\s*(['"])(?<specifier>[^'"\n]+)\1/g,
  /\bimport\s*(['"])(?<specifier>[^'"\n]+)\1/g,
  /\bimport\s*\(\s*(['"`])(?<specifier>[^'"`\n]+)\1/g,
];

/** Every module that a text names in an import, a re-export, a dynamic import or an import type. */
export function importsOf(text) {
  const code = blankComments(text);
  const found = IMPORTS.flatMap((pattern) => [...code.matchAll(pattern)]);
  return found.map((match) => ({
    specifier: match.groups.specifier,
    line: code.slice(0, match.index).split('\n').length,
  }));
}

/** Comments become spaces, so that lines keep their numbers. A `//` after a colon is part of an address. */
function blankComments(text) {
  const blank = (match) => match.replace(/[^\n]/g, ' ');
  return text.replace(/^\s*\/\*[\s\S]*?\*\//gm, blank).replace(/(?<![:'"`\\])\/\/[^\n]*/g, blank);
}
