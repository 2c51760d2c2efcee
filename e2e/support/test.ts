import { type RunningServer, type ServerOptions, startServer } from '@parallax/testkit/server-process';
import { test as base, expect } from '@playwright/test';
import { Dock } from './dock.ts';
import { Editor } from './editor.ts';
import { Inspector } from './inspector.ts';
import { type PageProblems, watchPages } from './watch-page.ts';

interface TestFixtures {
  /** Whether the page is as for a first visit: the tour offers itself. */
  readonly tour: boolean;
  /** Starts one more server, for a test that needs its own environment or data; ended after the test. */
  readonly startServer: (options?: ServerOptions) => Promise<RunningServer>;
  /** Fails the test when a page has logged an error, thrown, or asked another machine for anything. */
  readonly problems: PageProblems;
  readonly editor: Editor;
  readonly inspector: Inspector;
  readonly dock: Dock;
}

interface WorkerFixtures {
  /** One server for all tests of a worker, whose offline models answer at once. `page.goto('/')` opens it. */
  readonly server: RunningServer;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn what is needed.
    async ({}, use) => {
      const server = await startServer({ env: { PARALLAX_OFFLINE_PACE: '0' } });
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  tour: [false, { option: true }],
  context: async ({ context, tour }, use) => {
    if (!tour) {
      await context.addInitScript(() => {
        // The blank page that every tab begins with has no storage.
        if (location.protocol.startsWith('http')) localStorage.setItem('parallax.tour', 'seen');
      });
    }
    await use(context);
  },
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
  problems: [
    // Servers are named so that they outlive this: a page that loses its server would complain.
    async ({ context, startServer: _servers }, use) => {
      const problems = watchPages(context);
      await use(problems);
      expect(problems.found).toEqual([]);
    },
    { auto: true },
  ],
  editor: async ({ page }, use) => use(new Editor(page)),
  inspector: async ({ page }, use) => use(new Inspector(page)),
  dock: async ({ page }, use) => use(new Dock(page)),
});

export { expect };
