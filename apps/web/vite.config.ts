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

export default defineConfig({
  plugins: [plainJsonImports(), react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 700 },
  server: { proxy: { '/api': { target: server } } },
  test: { environment: 'happy-dom' },
});
