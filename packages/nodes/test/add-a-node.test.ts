import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AnyKind, compile, planOf } from '@parallax/engine';
import { startRun } from '@parallax/engine/run';
import { createModelRegistry, offlineProvider } from '@parallax/models';
import { readGraph } from '@parallax/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { applyDiff, followPage, readBlocks, root } from './add-a-node.fixture.ts';

const blocks = readBlocks();
const folder = mkdtempSync(join(tmpdir(), 'parallax-add-a-node-'));
followPage(folder, blocks);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The page's own test: it registers its suites here.
await import(join(folder, 'packages/nodes/src/dedupe/definition.test.ts'));

describe('docs/add-a-node.md', () => {
  it('has code that type-checks', () => {
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const config = join(folder, 'packages/nodes/tsconfig.json');
    expect(() => execFileSync(process.execPath, [tsc, '-p', config], { encoding: 'utf8' })).not.toThrow();
  }, 60_000);

  it('adds a kind that runs in a graph', async () => {
    const list: { builtInKinds: readonly AnyKind[] } = await import(
      join(folder, 'packages/nodes/src/built-in.ts')
    );
    const graph = readGraph(JSON.parse(blocks.find(({ file }) => file === 'graph.json')?.code ?? ''));
    if (!graph.ok) throw new Error(JSON.stringify(graph.issues));
    const { issues, program } = compile(graph.graph, list.builtInKinds);
    expect(issues).toEqual([]);
    if (program === null) throw new Error('The graph does not compile.');
    expect(planOf(program).nodes.once?.sentence).toBe('Splits into items');
    const run = startRun(program, {
      runId: 'page',
      models: createModelRegistry([offlineProvider({ PARALLAX_OFFLINE_PACE: '0' })]),
      onEvent() {},
    });
    const { outcome, outputs, totals } = await run.done;
    expect(outcome).toBe('ok');
    expect(totals.calls).toBe(3);
    expect(outputs.answers?.map(({ label }) => label)).toEqual(['Who?', 'what?', 'Why?']);
  });

  it('names places in the list of views that are there', () => {
    for (const { language, file, code } of blocks) {
      if (language !== 'diff') continue;
      expect(() => applyDiff(readFileSync(join(root, file), 'utf8'), code)).not.toThrow();
    }
  });
});
