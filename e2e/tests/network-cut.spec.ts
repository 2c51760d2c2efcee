import { eachItem, rehearsal } from '../support/graphs.ts';
import { growing, readColumns } from '../support/streams.ts';
import { expect, test } from '../support/test.ts';

const items = ['Alder', 'Birch'];

test('a network that goes away and comes back costs the page nothing of the run', async ({
  page,
  context,
  editor,
  dock,
  problems,
}) => {
  problems.allow(/net::ERR_/);
  await editor.openGraph(eachItem(items, rehearsal({ speed: 60, tokens: 700 })));
  await editor.run.click();
  await dock.open('Compare');
  const before = await growing(dock.root, items);
  const beginning = (await dock.column('Alder').textContent())?.slice(20, 120) ?? '';

  await context.setOffline(true);
  // Chromium lets what is connected live on: the stream itself is cut by asking for it anew, as after a sleep.
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect(page.getByRole('status').filter({ hasText: 'Connection lost' })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('status').filter({ hasText: 'Connection lost' })).toHaveCount(0);
  await growing(dock.root, items, before);

  await expect(editor.runState).toContainText('Done', { timeout: 30_000 });
  await expect(dock.column('Alder')).toContainText(beginning.trim());
  const end = await readColumns(dock.root);
  for (const column of items) expect(end[column]?.state).toBe('ok');
});
