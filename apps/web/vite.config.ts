import { readFile } from 'node:fs/promises';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const server = process.env.PARALLAX_SERVER ?? 'http://127.0.0.1:4680';

/**
 * Vite serves JSON as a JavaScript module, which browsers refuse for an import that says `with: { type: 'json' }`. Node needs that
 * attribute, so the sources keep it and the browser's copy goes without.
 */
function plainJsonImports(): Plugin {
  return {
    name: 'plain-json-imports',
    // Before the TypeScript transform, which writes it in other words.
    enforce: 'pre',
    transform: {
      filter: { code: /\{\s*with:\s*\{\s*type:\s*'json'\s*\}\s*\}/ },
      handler: (code) => ({
        code: code.replace(/,\s*\{\s*with:\s*\{\s*type:\s*'json'\s*\}\s*\}/g, ''),
        map: null,
      }),
    },
  };
}

/**
 * Files of a vote that only a run needs. The editor compiles and plans with the kinds themselves, and never runs them. Reductions load such
 * code when they run; counting a vote and judging when it may stop are synchronous.
 */
const onlyForRuns =
  /\/packages\/nodes\/src\/vote\/(?:approval|ballots|borda|candidates|copeland|esc|irv|judge-counts|list-vote|majority|remarks|standing|tally|judge\/ask|judge\/prompts)\.ts$/;

/** Leaves them out of what browsers load: each export becomes a function that says where graphs run. */
function withoutRuns(): Plugin {
  return {
    name: 'without-runs',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: onlyForRuns },
      async handler(id) {
        const source = await readFile(id, 'utf8');
        const names = [...source.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)].map(
          ([, name]) => `elsewhere as ${name}`,
        );
        return `function elsewhere() { throw new Error('Graphs run on the server.'); }\nexport { ${names.join(', ')} };`;
      },
    },
  };
}

export default defineConfig({
  plugins: [plainJsonImports(), withoutRuns(), react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 700 },
  server: { proxy: { '/api': { target: server } } },
  test: { environment: 'happy-dom' },
});
