import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*', { test: { name: 'scripts', include: ['scripts/**/*.test.mjs'] } }],
    passWithNoTests: true,
    // One leftover process or timer must not make the next file flaky.
    restoreMocks: true,
  },
});
