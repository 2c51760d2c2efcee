import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const pages = fileURLToPath(new URL('../../web/', import.meta.url));
const run = promisify(execFile);

/** The Chromium that the end-to-end tests use, without a window. */
export async function launch(): Promise<Browser> {
  const { stdout } = await run(process.execPath, [path.join(root, 'scripts', 'chromium.mjs')]);
  const args = [
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--no-first-run',
  ];
  return chromium.launch({ executablePath: stdout.trim(), chromiumSandbox: false, args });
}

/** Builds the editor as it is served. */
export async function buildEditor(): Promise<void> {
  await run(process.execPath, [path.join(root, 'scripts', 'run.mjs'), 'build']);
}

/** A page with the measuring code in it, from the first on. */
export async function measuredPage(browser: Browser, width: number, height: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: 'light' });
  const page = await context.newPage();
  await page.addInitScript({ path: path.join(pages, 'in-page.js') });
  return page;
}

/** Serves the bare React Flow page, built for production as the editor is. */
export async function serveBare(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const outDir = await mkdtemp(path.join(tmpdir(), 'parallax-bare-'));
  await build({
    root: pages,
    configFile: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, rollupOptions: { input: path.join(pages, 'bare.html') } },
  });
  const server = await preview({
    root: pages,
    configFile: false,
    logLevel: 'warn',
    build: { outDir },
    preview: { port: 0 },
  });
  const [url = ''] = server.resolvedUrls?.local ?? [];
  return {
    url: `${url}bare.html`,
    async stop() {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
