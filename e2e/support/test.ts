import { test as base } from '@playwright/test';
import { type RunningServer, type ServerOptions, startServer } from './server-process.ts';

interface TestFixtures {
  /** Starts one more server, for a test that needs its own environment or data; ended after the test. */
  readonly startServer: (options?: ServerOptions) => Promise<RunningServer>;
}

interface WorkerFixtures {
  /** One server for all tests of a worker. `page.goto('/')` opens it. */
  readonly server: RunningServer;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn what is needed.
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn what is needed.
  startServer: async ({}, use) => {
    const started: RunningServer[] = [];
    await use(async (options) => {
      const server = await startServer(options);
      started.push(server);
      return server;
    });
    await Promise.all(started.map((server) => server.stop()));
  },
});

export { expect } from '@playwright/test';
