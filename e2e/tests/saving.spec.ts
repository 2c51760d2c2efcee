import { Editor } from '../support/editor.ts';
import { eachItem, rehearsal } from '../support/graphs.ts';
import { Inspector } from '../support/inspector.ts';
import { expect, test } from '../support/test.ts';

const SAVE = 'ControlOrMeta+s';
const graph = eachItem(['Alder', 'Birch'], rehearsal());

test('a graph is named, saved with the shortcut, and found again in the list', async ({ page, editor }) => {
  await editor.openGraph(graph);
  await editor.name.fill('Trees of the valley');
  await editor.shortcut(SAVE);
  await expect(page.getByText('Saved, version 1')).toBeVisible();
  await expect(page).toHaveURL(/\/g\//);

  await page.getByRole('button', { name: 'Graph menu' }).click();
  await page.getByRole('menuitem', { name: 'New' }).click();
  await expect(editor.cards).toHaveCount(0);
  await editor.shortcut('ControlOrMeta+o');
  await page
    .getByRole('dialog', { name: 'Open a graph' })
    .getByRole('button', { name: /^Trees of the valley/ })
    .click();
  await expect(editor.name).toHaveValue('Trees of the valley');
  await expect(editor.cards).toHaveCount(3);
  await expect(editor.edges).toHaveCount(2);
});

test('two windows change the same graph: the second is told, and nothing is lost', async ({
  page,
  context,
  editor,
  problems,
}) => {
  problems.allow(/status of 409/);
  await editor.openGraph({ ...graph, name: 'Shared graph' });
  await editor.shortcut(SAVE);
  await expect(page.getByText('Saved, version 1')).toBeVisible();
  const { pathname } = new URL(page.url());

  const otherPage = await context.newPage();
  await otherPage.goto(pathname);
  const other = new Editor(otherPage);
  await expect(other.name).toHaveValue('Shared graph');

  await editor.name.fill('Named by the first');
  await editor.shortcut(SAVE);
  await expect(page.getByText('Saved, version 2')).toBeVisible();

  await other.name.fill('Named by the second');
  await other.shortcut(SAVE);
  const conflict = otherPage.getByRole('dialog', { name: 'This graph was changed elsewhere' });
  await expect(conflict).toContainText('Version 2');
  await conflict.getByRole('button', { name: 'Keep mine as a new version' }).click();
  await expect(otherPage.getByText('Saved, version 3')).toBeVisible();

  const version = async (number: number) =>
    (await page.request.get(`/api${pathname.replace('/g/', '/graphs/')}/versions/${number}`)).json();
  expect(await version(2)).toMatchObject({ graph: { name: 'Named by the first' } });
  expect(await version(3)).toMatchObject({ graph: { name: 'Named by the second' } });
});

test('unsaved changes of two windows both survive a reload', async ({ page, context, editor, inspector }) => {
  await editor.openGraph({ ...graph, name: 'First window' });
  await editor.shortcut(SAVE);
  await expect(page.getByText('Saved, version 1')).toBeVisible();
  const otherPage = await context.newPage();
  const other = new Editor(otherPage);
  const otherInspector = new Inspector(otherPage);
  await otherPage.goto('/');
  await otherPage.getByRole('button', { name: 'Graph menu' }).click();
  await otherPage.getByRole('menuitem', { name: 'New' }).click();
  await other.add('Input');

  await editor.select('Answer');
  await inspector.fill('Label', 'Changed in the first');
  await expect(editor.card('Changed in the first')).toBeVisible();
  await otherInspector.fill('Label', 'Made in the second');
  await expect(other.card('Made in the second')).toBeVisible();

  await page.reload();
  await otherPage.reload();
  await expect(editor.card('Changed in the first')).toBeVisible();
  await expect(other.card('Made in the second')).toBeVisible();
});
