import { eachItem, rehearsal } from '../support/graphs.ts';
import { expect, test } from '../support/test.ts';

test('nodes are made a block, edited inside, used twice, run, and used in another graph', async ({
  page,
  editor,
  dock,
}) => {
  await editor.openGraph(eachItem(['Alder', 'Birch'], rehearsal()));
  await editor.select('Answer');
  await editor.shortcut('ControlOrMeta+b');
  await expect(editor.card('Block')).toBeVisible();
  await expect(editor.edges).toHaveCount(2);

  // Named in the form; the card and the palette follow.
  await page.getByLabel('Name of the block').fill('Describe');
  await expect(editor.card('Describe')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add Describe' })).toBeVisible();

  // Opened: the inside has its ports, and a way back.
  await editor.card('Describe').getByText('Describe', { exact: true }).dblclick();
  await expect(page.getByRole('navigation', { name: 'Open block' })).toContainText('Describe');
  await expect(editor.card('Answer')).toBeVisible();
  await expect(editor.cards).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(editor.card('Describe')).toBeVisible();

  // Used a second time, fed by the first.
  await page.getByRole('button', { name: 'Add Describe' }).click();
  await expect(editor.card('Describe')).toHaveCount(2);
  await expect(page.getByText('Used 2 times in this graph')).toBeVisible();
  await page.keyboard.press('c');
  await page.getByRole('combobox').pressSequentially('from Describe');
  await page.keyboard.press('Enter');
  await expect(editor.edges).toHaveCount(3);

  await editor.run.click();
  await expect(editor.runState).toContainText('Done');
  const table = await dock.open('Table');
  await expect(table).toContainText('Describe › Answer');
  await expect(editor.card('Describe').first()).toContainText('2 of 2');

  // The tasks are inside too.
  await editor.card('Describe').first().getByText('Describe', { exact: true }).dblclick();
  await expect(editor.card('Answer').getByRole('option')).toHaveCount(2);

  // Saved, it is in the palette of another graph.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await editor.card('Describe').first().getByText('Describe', { exact: true }).click();
  await page.getByRole('button', { name: 'Save for other graphs' }).click();
  await expect(editor.toast(/"Describe" is saved/)).toBeVisible();
  await editor.beginNew();
  await expect(editor.cards).toHaveCount(0);
  await page.getByRole('button', { name: 'Add Describe' }).click();
  await expect(editor.card('Describe')).toBeVisible();
  await page.getByRole('button', { name: 'Remove Describe from the saved blocks' }).click();
  await expect(page.getByRole('button', { name: 'Remove Describe from the saved blocks' })).toHaveCount(0);
});
