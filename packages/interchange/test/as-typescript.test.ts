import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type Graph, graphSchema } from '@parallax/schema';
import { templates } from '@parallax/templates';
import { expect, it, onTestFinished } from 'vitest';
import { asTypeScript } from '../src/index.ts';

const installed = fileURLToPath(new URL('../node_modules', import.meta.url));

/** Runs a program beside our packages, with nothing of the environment but the way to Node. */
async function runProgram(source: string) {
  const folder = await mkdtemp(join(tmpdir(), 'parallax-code-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await symlink(installed, join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const file = join(folder, 'program.ts');
  await writeFile(file, source);
  const child = spawn(process.execPath, [file], { env: { PARALLAX_OFFLINE_PACE: '0' } });
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, stdout, stderr };
}

async function template(id: string): Promise<Graph> {
  const found = templates.find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no template "${id}".`);
  return found.load();
}

it('gives a program that runs the graph', async () => {
  const { code, stdout, stderr } = await runProgram(asTypeScript(await template('three-views')));
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'ok', missing: [] });
});

it('keeps what a graph says inside of its comments and strings', async () => {
  const nasty = `*/ process.exit(9); /*\n\`$\{process.exit(9)}\` \u2028 "'\\`;
  const graph = graphSchema.parse({
    version: 1,
    name: nasty,
    nodes: [
      { id: 'a', kind: 'input', label: nasty, config: { type: 'text', value: nasty } },
      { id: 'out', kind: 'output' },
    ],
    edges: [{ id: 'e', source: 'a', target: 'out' }],
  });
  const { code, stdout } = await runProgram(asTypeScript(graph));
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ outputs: { out: [{ value: nasty }] } });
});

it('uses the engine in the ten lines that the documentation has', async () => {
  const page = await readFile(new URL('../../../docs/library.md', import.meta.url), 'utf8');
  const [, program = ''] = /```ts\n([\s\S]*?)```/.exec(page) ?? [];
  expect(
    program.split('\n').filter((line) => line !== '' && !line.startsWith('import')).length,
  ).toBeLessThanOrEqual(10);
  const { code, stdout } = await runProgram(program);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ type: 'run-end', outcome: 'ok' });
});
