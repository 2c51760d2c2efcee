import { eachItem, rehearsal, texts } from '../support/graphs.ts';
import { expect, test } from '../support/test.ts';

test('1,000 items: the strip aggregates, and the page can be used meanwhile', async ({
  page,
  editor,
  inspector,
  dock,
}) => {
  await editor.openGraph(eachItem(texts(1_000), rehearsal({ latency: 40 }), { limits: { concurrency: 10 } }));
  await expect(editor.card('Answer')).toContainText('Runs 1,000 times');
  await expect(editor.card('Answer').getByRole('listbox', { name: 'Items' })).toHaveAccessibleDescription(
    /1,000 items/,
  );

  await editor.run.click();
  const question = page.getByRole('dialog', { name: 'Run this?' });
  await expect(question).toContainText('1,000 calls');
  await question.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(editor.runState).toContainText('Running');
  await editor.select('Answer');
  await inspector.type('Prompt', 'Meanwhile {{item}}');
  await expect(inspector.field('Prompt')).toHaveText('Meanwhile {{item}}');

  await expect(editor.runState).toContainText('Done', { timeout: 40_000 });
  await expect(editor.card('Answer')).toContainText('1,000 of 1,000');
  await expect(dock.totals).toContainText('1,000 calls');
  const table = await dock.open('Table');
  await expect(table.getByText('1,000 rows')).toBeVisible();
  expect(await table.getByRole('row').count()).toBeLessThan(200);
});
