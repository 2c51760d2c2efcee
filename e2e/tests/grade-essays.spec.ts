import { expect, test } from '../support/test.ts';

test('Grade 100 essays: from the gallery to a table and statistics', async ({
  page,
  editor,
  dock,
  startServer,
}) => {
  const server = await startServer({
    env: { PARALLAX_OFFLINE_LATENCY_MS: '60', PARALLAX_OFFLINE_WORDS_PER_SECOND: '400' },
  });
  await editor.openTemplate('Grade 100 essays', server.url);
  const grade = editor.card('Grade the essay');
  await expect(grade).toContainText('Runs 100 times');
  await expect(editor.cells('Grade the essay')).toHaveCount(100);
  await expect(page.getByRole('banner').getByText('100 calls')).toBeVisible();

  await editor.run.click();
  await expect(editor.cells('Grade the essay').and(page.locator('[data-state="running"]'))).not.toHaveCount(
    0,
  );
  await expect(editor.runState).toContainText('Done', { timeout: 20_000 });
  await expect(editor.cells('Grade the essay').and(page.locator('[data-state="ok"]'))).toHaveCount(100);
  await expect(grade).toContainText(/100 of 100, .+ faster than one by one/);
  await expect(dock.totals).toContainText('100 calls');
  await expect(dock.totals).toContainText(/× faster than one by one/);

  const answers = await dock.open('Answers');
  await answers.getByRole('navigation', { name: 'Outputs' }).getByRole('button', { name: 'Grades' }).click();
  await expect(answers.getByText('100 rows')).toBeVisible();
  const rows = answers.getByRole('row');
  await expect(rows).toHaveCount(101);

  await answers.getByRole('button', { name: 'Statistics of the scores' }).click();
  await expect(answers.getByRole('region', { name: 'Statistics of the scores' })).toContainText(/Mean/i);
  await expect(answers.getByRole('region', { name: 'Statistics of the scores' })).toContainText('100');
});
