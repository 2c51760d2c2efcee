import { Dock } from '../support/dock.ts';
import { Editor } from '../support/editor.ts';
import { eachItem, rehearsal } from '../support/graphs.ts';
import { expect, test } from '../support/test.ts';
import { watchPages } from '../support/watch-page.ts';

const TOKEN = 'a token for the tests that is long enough';
const graph = eachItem(['Alder', 'Birch'], rehearsal());

test('versions are compared on the canvas, one is restored, and two windows are merged', async ({
  page,
  context,
  editor,
  inspector,
  problems,
}) => {
  problems.allow(/status of 409/);
  await editor.openGraph({ ...graph, name: 'Trees' });
  const versions = page.getByRole('dialog', { name: 'Versions' });
  const saveVersion = async (note: string) => {
    await page.getByRole('button', { name: 'Versions', exact: true }).click();
    await versions.getByRole('textbox', { name: 'Note on this version' }).fill(note);
    await versions.getByRole('button', { name: 'Save a version' }).click();
    await expect(versions.getByRole('listitem').filter({ hasText: note })).toBeVisible();
    await page.keyboard.press('Escape');
  };
  await saveVersion('The first one');
  await editor.select('Answer');
  await inspector.fill('Prompt', 'Praise this: {{item}}');
  await editor.add('Vote');
  await saveVersion('With praise');

  await page.getByRole('button', { name: 'Versions', exact: true }).click();
  await versions.getByRole('checkbox', { name: 'Choose Version 1' }).check();
  await versions.getByRole('checkbox', { name: 'Choose Version 2' }).check();
  await versions.getByRole('button', { name: 'Compare' }).click();
  const compared = page.getByRole('dialog', { name: 'Version 1 and Version 2' });
  const drawing = compared.getByRole('region', { name: 'Differences on the canvas' });
  await expect(drawing.locator('[data-mark=added]').filter({ hasText: 'Vote' }).first()).toContainText(
    'Added',
  );
  await expect(drawing.locator('[data-mark=changed]').filter({ hasText: 'Answer' }).first()).toContainText(
    'Changed',
  );
  await compared.getByText('Answer · prompt').click();
  await expect(compared.locator('ins')).toContainText('Praise');
  await compared.getByRole('button', { name: 'Back to the versions' }).click();
  await versions
    .getByRole('listitem')
    .filter({ hasText: 'The first one' })
    .getByRole('button', { name: 'Restore' })
    .click();
  await expect(versions.getByRole('listitem').filter({ hasText: 'Version 1 restored' })).toBeVisible();
  await versions.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('Saved, version 3')).toBeVisible();
  await expect(editor.cards).toHaveCount(3);

  const otherPage = await context.newPage();
  await otherPage.goto(new URL(page.url()).pathname);
  const other = new Editor(otherPage);
  await expect(other.name).toHaveValue('Trees');
  await editor.name.fill('Trees of the valley');
  await editor.shortcut('ControlOrMeta+s');
  await expect(page.getByText('Saved, version 4')).toBeVisible();
  await other.add('Reduce');
  await other.shortcut('ControlOrMeta+s');
  const conflict = otherPage.getByRole('dialog', { name: 'This graph was changed elsewhere' });
  await expect(conflict.getByRole('region', { name: 'Theirs' })).toContainText('Graph · name');
  await expect(conflict.getByRole('region', { name: 'Yours' })).toContainText('added');
  await conflict.getByRole('button', { name: 'Merge and save' }).click();
  await expect(otherPage.getByText('Saved, version 5')).toBeVisible();
  await expect(other.name).toHaveValue('Trees of the valley');
  await expect(other.cards).toHaveCount(4);
});

test('a run is shared with people who have no token, until the link is ended', async ({
  page,
  browser,
  editor,
  problems,
  startServer,
}) => {
  problems.allow(/status of 401/);
  const server = await startServer({ env: { PARALLAX_OFFLINE_PACE: '0', PARALLAX_TOKEN: TOKEN } });
  await page.goto(server.url);
  await page.getByRole('textbox', { name: 'Token', exact: true }).fill(TOKEN);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('dialog', { name: /asks for its token/ })).toBeHidden();
  await editor.openGraph({ ...graph, name: 'Trees' }, server.url);
  await editor.shortcut('ControlOrMeta+s');
  await expect(page.getByText('Saved, version 1')).toBeVisible();
  await editor.run.click();
  await expect(editor.runState).toContainText('Done');

  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await expect(dialog.getByRole('combobox', { name: 'What it shows' })).toContainText('With the results of');
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  const url = await dialog.getByRole('textbox', { name: 'The new link' }).inputValue();

  const viewer = await browser.newContext({ acceptDownloads: true });
  const watched = watchPages(viewer);
  watched.allow(/status of (401|404)/);
  const shared = await viewer.newPage();
  const asked: string[] = [];
  shared.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api')) asked.push(`${request.method()} ${pathname}`);
  });
  await shared.goto(url);
  await expect(shared.getByRole('heading', { name: 'Trees' })).toBeVisible();
  const view = new Editor(shared);
  await expect(view.cards).toHaveCount(3);
  await expect(view.run).toHaveCount(0);
  const dock = new Dock(shared);
  await expect(await dock.open('Answers')).toContainText('Alder');
  for (const tab of ['Compare', 'Timeline', 'Table', 'Missing', 'Log'] as const)
    await expect(await dock.open(tab)).toBeVisible();
  await view.select('Answer');
  await expect(shared.getByRole('region', { name: 'Node' })).toContainText('Say something about this');
  expect(asked).toEqual(['POST /api/shared']);

  await shared.getByRole('button', { name: 'Fork' }).click();
  const refused = shared.getByRole('dialog', { name: 'A copy cannot be saved here' });
  const download = shared.waitForEvent('download');
  await refused.getByRole('button', { name: 'Download the graph' }).click();
  expect((await download).suggestedFilename()).toBe('trees.graph.json');

  await dialog.getByRole('button', { name: /^End the link to Version 1/ }).click();
  await dialog.getByRole('button', { name: 'End for good' }).click();
  await expect(dialog.getByText('None. Each link that is made appears here')).toBeVisible();
  await shared.reload();
  await expect(shared.getByRole('heading', { name: 'This link does not open' })).toBeVisible();
  await expect(shared.getByText(/it was ended, or has expired/)).toBeVisible();
  expect(watched.found).toEqual([]);
  await viewer.close();
});

test('a link that carries the graph opens it without a server, and forks it', async ({
  page,
  context,
  editor,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await editor.openGraph({ ...graph, name: 'Carried' });
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Copy the link with the graph' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  const url = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto(url);
  const view = new Editor(other);
  await expect(view.cards).toHaveCount(3);
  await other.getByRole('button', { name: 'Fork' }).click();
  await expect(view.name).toHaveValue('Carried');
  await expect(other.getByText('Saved, version 1')).toBeVisible();
  await other.goto(`${url.slice(0, -12)}`);
  await expect(other.getByText(/The link is not whole/)).toBeVisible();
});
