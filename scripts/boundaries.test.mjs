import { describe, expect, it } from 'vitest';
import { findProblems, importsOf, MAX_LINES } from './boundaries-rules.mjs';

const entries = {
  schema: ['schema'],
  engine: ['engine', 'engine/run'],
  nodes: ['nodes'],
  models: ['models'],
  templates: ['templates'],
  testkit: ['testkit'],
  bench: [],
};
const messages = (path, text) => findProblems([{ path, text }], entries).map((problem) => problem.message);
const importing = (path, specifier) => messages(path, `import { x } from '${specifier}';\n`);

describe('allowed', () => {
  it.each([
    ['packages/engine/src/plan.ts', '@parallax/schema'],
    ['packages/nodes/src/agent/kind.ts', '@parallax/engine'],
    ['packages/testkit/src/run-kind.ts', '@parallax/engine/run'],
    ['packages/engine/src/plan.test.ts', '@parallax/testkit'],
    ['packages/templates/src/templates.test.ts', '@parallax/engine/run'],
    ['apps/web/src/graph/check.ts', '@parallax/engine'],
    ['apps/server/src/main.ts', '@parallax/engine/run'],
    ['packages/engine/src/plan.ts', './scope.ts'],
    ['packages/engine/src/plan.test.ts', './index.ts'],
    ['packages/nodes/src/index.ts', './agent/index.ts'],
    ['e2e/playwright.config.ts', '../scripts/chromium.mjs'],
    ['apps/web/src/main.tsx', 'react'],
  ])('%s ← %s', (path, specifier) => expect(importing(path, specifier)).toEqual([]));
});

describe('refused', () => {
  it.each([
    ['packages/schema/src/graph.ts', '@parallax/engine', /may not import/],
    ['packages/engine/src/plan.ts', '@parallax/nodes', /may not import/],
    ['packages/engine/src/plan.ts', '@parallax/testkit', /may not import/],
    ['packages/models/src/index.ts', '@parallax/nodes', /may not import/],
    ['packages/nodes/src/agent/kind.ts', '@parallax/engine/run', /may not import/],
    ['apps/web/src/run/stream.ts', '@parallax/engine/run', /may not import/],
    ['apps/web/src/run/stream.ts', '@parallax/models', /may not import/],
    ['apps/server/src/app.ts', '@parallax/testkit', /may not import/],
    ['apps/cli/src/main.ts', '@parallax/server', /Nobody imports an app/],
    ['packages/bench/src/main.ts', '@parallax/web', /Nobody imports an app/],
    ['apps/web/src/main.tsx', '@parallax/schema/src/graph.ts', /not in the "exports"/],
    ['apps/server/src/app.ts', '../../../packages/engine/src/plan.ts', /leaves apps\/server/],
    ['packages/engine/src/plan.ts', './index.ts', /own door/],
    ['packages/nodes/src/agent/kind.ts', '../index.ts', /own door/],
    ['packages/engine/src/plan.ts', '@parallax/engine', /imports itself/],
  ])('%s ← %s', (path, specifier, reason) => {
    const found = importing(path, specifier);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(reason);
  });

  it('a file that is too long', () => {
    const lines = (count) => 'x;\n'.repeat(count);
    expect(messages('apps/web/src/ui/app.css', lines(MAX_LINES))).toEqual([]);
    expect(messages('apps/web/src/ui/app.css', lines(MAX_LINES + 1))[0]).toMatch(/501 lines/);
  });
});

describe('importsOf', () => {
  it('finds every form and its line', () => {
    const text = [
      "import type { A } from 'a';",
      "import 'b';",
      'export {',
      '  c,',
      "} from 'c';",
      "const d = await import('d');",
      "type E = import('e').E;",
      "export * from 'f';",
    ].join('\n');
    expect(importsOf(text).map(({ specifier, line }) => `${specifier}:${line}`)).toEqual(
      expect.arrayContaining(['a:1', 'b:2', 'c:3', 'd:6', 'e:7', 'f:8']),
    );
    expect(importsOf(text)).toHaveLength(6);
  });

  it('passes over comments', () => {
    expect(importsOf("// import 'a';\n/** import 'b'; */\n")).toEqual([]);
  });
});
