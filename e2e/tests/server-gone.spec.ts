import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eachItem, rehearsal } from '../support/graphs.ts';
import { growing } from '../support/streams.ts';
import { test as base, expect } from '../support/test.ts';

const test = base.extend<{ dataDir: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn what is needed.
  dataDir: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'parallax-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

const items = ['Alder', 'Birch'];

test('a server that goes away in the middle of a run and comes back', async ({
  page,
  editor,
  inspector,
  dock,
  dataDir,
  startServer,
  problems,
}) => {
  problems.allow(/net::ERR_/);
  const first = await startServer({ dataDir });
  const { port } = new URL(first.url);
  await editor.openGraph(eachItem(items, rehearsal({ speed: 40, tokens: 2_000 })), first.url);
  await editor.shortcut('ControlOrMeta+s');
  await expect(page.getByText('Saved, version 1')).toBeVisible();
  await editor.run.click();
  await dock.open('Compare');
  await growing(dock.root, items);

  await first.stop('kill');
  await expect(page.getByRole('status').filter({ hasText: 'Connection lost' })).toBeVisible();
  await editor.select('Answer');
  await inspector.fill('Label', 'Edited meanwhile');
  await editor.shortcut('ControlOrMeta+s');
  await expect(page.getByText('Not saved', { exact: true })).toBeVisible();

  await startServer({ dataDir, env: { PORT: port } });
  // The run goes on by itself, and the page with it.
  await growing(dock.root, items);
  await expect(editor.runState).toContainText('Running');
  await expect(editor.card('Edited meanwhile')).toBeVisible();
  await editor.shortcut('ControlOrMeta+s');
  await expect(page.getByText('Saved, version 2')).toBeVisible();

  await page.reload();
  await expect(editor.card('Edited meanwhile')).toBeVisible();
  await expect(page.getByText('Saved, version 2')).toBeVisible();
  await expect(editor.runState).toContainText('Running');
});
