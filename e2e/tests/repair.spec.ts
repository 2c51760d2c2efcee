import { type OpenAiServer, startOpenAiServer } from '@parallax/testkit/openai-server';
import { eachItem } from '../support/graphs.ts';
import { test as base, expect } from '../support/test.ts';

const test = base.extend<{ openai: OpenAiServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn what is needed.
  openai: async ({}, use) => {
    const openai = await startOpenAiServer();
    await use(openai);
    await openai.stop();
  },
});

const items = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir'];

test('one that failed is retried with one call, a changed node asks anew, and both runs can be compared and cleared away', async ({
  page,
  editor,
  inspector,
  dock,
  openai,
  startServer,
}) => {
  const calls = async () =>
    (await openai.requests()).filter(({ path }) => path.endsWith('/chat/completions')).length;
  await openai.configure({
    rules: [{ when: { prompt: 'Birch' }, behave: { status: 400, errorMessage: 'Not this tree.' } }],
  });
  const server = await startServer({ env: { OPENAI_BASE_URL: openai.baseUrl } });
  await editor.openGraph(eachItem(items, 'openai/test-model'), server.url);
  await editor.shortcut('ControlOrMeta+s');
  await expect(page.getByText('Saved, version 1')).toBeVisible();
  await editor.run.click();
  await expect(editor.runState).toContainText('Partial');

  await openai.configure({});
  const missing = await dock.open('Missing');
  await missing.getByRole('button', { name: 'Retry failed (1)' }).click();
  await expect(editor.runState).toContainText('Done');
  expect(await calls()).toBe(1);
  const cells = editor.cells('Answer');
  await expect(cells.and(page.locator('[data-state="reused"]'))).toHaveCount(5);
  await expect(editor.card('Answer')).toContainText('6 of 6, 5 reused');
  await expect(dock.totals).toContainText('1 call');
  await expect(dock.totals).toContainText('5 reused');

  await editor.select('Answer');
  await inspector.fill('Prompt', 'Write one line about {{item}}.');
  const more = page.getByRole('button', { name: 'More ways to run' });
  await more.click();
  await expect(
    page.getByRole('menuitem', { name: /Re-run changed.*Asks anew: “Answer” \(6 calls\)/ }),
  ).toBeEnabled();
  await page.keyboard.press('Escape');
  await inspector.fill('Prompt', 'Say something about this: {{item}}');
  await more.click();
  await expect(page.getByRole('menuitem', { name: /Re-run changed \(nothing has changed\)/ })).toBeDisabled();
  await page.keyboard.press('Escape');
  await editor.select('Items');
  await inspector.field('Item 1 text').fill('Aspen');
  await more.click();
  const rerun = page.getByRole('menuitem', {
    name: /Re-run changed.*Asks only where what it gets is different/,
  });
  await rerun.click();
  await expect(editor.runState).toContainText('Done');
  await expect(editor.card('Answer')).toContainText('6 of 6, 5 reused');
  expect(await calls()).toBe(2);

  // Where a reused answer comes from.
  const answers = await dock.open('Answers');
  await answers
    .getByRole('article', { name: 'Cedar' })
    .getByRole('link', { name: /Reused/ })
    .click();
  await expect(editor.runState).toContainText('Partial');

  await page.getByRole('button', { name: 'Runs', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Runs' });
  const rows = dialog.getByRole('list', { name: 'Runs' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await rows
    .first()
    .getByRole('button', { name: /^Name the run/ })
    .click();
  await dialog.getByRole('textbox', { name: 'Name of the run' }).fill('With aspen');
  await page.keyboard.press('Enter');
  await expect(rows.first()).toContainText('With aspen');
  await rows.nth(0).getByRole('checkbox').check();
  await rows.nth(2).getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Compare' }).click();
  const compared = page.getByRole('dialog', { name: 'Two runs compared' });
  await expect(compared.getByRole('columnheader', { name: 'With aspen' })).toBeVisible();
  await expect(compared.getByRole('region', { name: 'Graph' })).toContainText('Items · value');
  const outputs = compared.getByRole('region', { name: 'Outputs' });
  await expect(outputs).toContainText('4 the same');
  await expect(outputs).toContainText('Aspen');
  await compared.getByRole('button', { name: 'Back to the runs' }).click();
  await rows
    .last()
    .getByRole('button', { name: /^Delete the run/ })
    .click();
  await rows.last().getByRole('button', { name: 'Delete for good' }).click();
  await expect(rows).toHaveCount(2);
  await dialog.getByRole('button', { name: 'With aspen', exact: true }).click();
  await expect(editor.runState).toContainText('Done');
});

test('a rehearsal asks nobody and is never taken for a run; a budget ends a run in words', async ({
  page,
  editor,
  dock,
  openai,
  startServer,
}) => {
  const server = await startServer({ env: { OPENAI_BASE_URL: openai.baseUrl } });
  await editor.openGraph(
    eachItem(items, 'openai/test-model', { limits: { maxCalls: 4, concurrency: 2 } }),
    server.url,
  );
  await page.getByRole('button', { name: 'Rehearse' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rehearse' });
  await dialog.getByLabel('Time for an answer').fill('0.2');
  await dialog.getByRole('button', { name: 'Rehearse' }).click();
  const summary = page.getByRole('region', { name: 'Rehearsal' });
  await expect(summary).toContainText('Rehearsal: the real run would take about');
  await expect(summary).toContainText('no price for openai/test-model');
  await expect(summary.getByRole('list', { name: 'What decided the time' })).toContainText('Answer');
  await expect(dock.totals).toContainText('Rehearsal');
  await expect(page.getByRole('button', { name: /^Retry failed|^Do the rest/ })).toHaveCount(0);
  expect((await openai.requests()).filter(({ path }) => path.endsWith('/chat/completions'))).toHaveLength(0);

  await editor.run.click();
  const notice = page.getByRole('status').filter({ hasText: 'budget' });
  await expect(notice).toContainText('The budget of the run (4 calls) was used up: 2 tasks not begun.');
  await notice.getByRole('button', { name: 'Do the rest' }).click();
  await expect(editor.runState).toContainText('Done');
  await expect(editor.card('Answer')).toContainText('6 of 6, 4 reused');
  expect((await openai.requests()).filter(({ path }) => path.endsWith('/chat/completions'))).toHaveLength(6);
});
