import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { firstLoad } from './first-load.mjs';

let dist = '';

function page(html, files) {
  dist = mkdtempSync(path.join(tmpdir(), 'first-load-'));
  mkdirSync(path.join(dist, 'assets'));
  writeFileSync(path.join(dist, 'index.html'), html);
  for (const [name, code] of Object.entries(files)) writeFileSync(path.join(dist, name), code);
}

afterEach(() => rmSync(dist, { recursive: true, force: true }));

test('counts the scripts of the page and what they import at once, each once, and nothing that comes later', () => {
  page('<script src="/first.js"></script><script type="module" crossorigin src="/assets/main.js"></script>', {
    'first.js': '0',
    'assets/main.js': 'import{a}from"./a.js";import"./b.js";const later=()=>import("./later.js");',
    'assets/a.js': 'export{b as a}from"./b.js"',
    'assets/b.js': 'export const b=1',
    'assets/later.js': 'export const x=1',
  });
  const names = firstLoad(dist).scripts.map(({ name }) => name);
  expect(names.sort()).toEqual(['assets/a.js', 'assets/b.js', 'assets/main.js', 'first.js']);
});

test('counts what the page says is to be loaded beforehand, and no styles', () => {
  page(
    '<link rel="modulepreload" crossorigin href="/assets/a.js"><link rel="stylesheet" href="/assets/a.css">',
    { 'assets/a.js': 'x'.repeat(10_000), 'assets/a.css': 'y' },
  );
  const { scripts, bytes } = firstLoad(dist);
  expect(scripts.map(({ name }) => name)).toEqual(['assets/a.js']);
  expect(bytes).toBeGreaterThan(20);
  expect(bytes).toBeLessThan(1_000);
});
