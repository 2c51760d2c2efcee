import { defineProject } from 'vitest/config';

// Every test starts programs, and a busy machine starts them slowly.
export default defineProject({ test: { testTimeout: 60_000, hookTimeout: 60_000 } });
