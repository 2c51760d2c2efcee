import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.PARALLAX_SERVER ?? 'http://127.0.0.1:4680';

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022' },
  server: { proxy: { '/api': { target: server } } },
  test: { environment: 'happy-dom' },
});
