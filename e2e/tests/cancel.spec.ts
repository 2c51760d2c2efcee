import { eachItem, rehearsal, texts } from '../support/graphs.ts';
import { idOfNextRun } from '../support/streams.ts';
import { expect, test } from '../support/test.ts';

test('a run that is cancelled in the middle keeps what was there', async ({ page, editor, dock }) => {
  const model = rehearsal({ speed: 60, tokens: 60 });
  await editor.openGraph(eachItem(texts(40), model, { limits: { concurrency: 4 } }));
  const id = idOfNextRun(page);
  await editor.run.click();
  const cells = editor.cells('Answer');
  const inState = (state: string) => cells.and(page.locator(`[data-state="${state}"]`));
  await expect.poll(() => inState('ok').count()).toBeGreaterThan(2);
  await editor.cancel.click();

  await expect(editor.runState).toContainText('Cancelled');
  await expect(editor.run).toBeVisible();
  await expect(inState('running')).toHaveCount(0);
  expect(await inState('cancelled').count()).toBeGreaterThan(0);
  const kept = await inState('ok').count();
  expect(kept).toBeGreaterThan(2);
  expect(kept).toBeLessThan(40);

  const stored = await page.request.get(`/api/runs/${await id}`);
  expect(await stored.json()).toMatchObject({ run: { status: 'cancelled' } });

  const table = await dock.open('Table');
  await table.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Done', exact: true }).click();
  await expect(table.getByText(`${kept} of 40 rows`)).toBeVisible();
});
