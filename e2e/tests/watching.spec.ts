import { startOpenAiServer } from '@parallax/testkit/openai-server';
import { eachItem, rehearsal, texts } from '../support/graphs.ts';
import { expect, test } from '../support/test.ts';

test('1,000 items are watched: why they wait, what the strip and the timeline show, and which failed', async ({
  page,
  editor,
  dock,
  startServer,
}) => {
  const openai = await startOpenAiServer({
    always: { answer: 'A tall tree of the northern woods.', delayMs: 15 },
    rules: [
      { when: { prompt: 'number 77' }, behave: { status: 400, errorMessage: 'Refused by the filter.' } },
    ],
  });
  const server = await startServer({ env: { OPENAI_BASE_URL: openai.baseUrl } });
  await editor.openGraph(
    eachItem(texts(1_000), 'openai/test-model', { limits: { concurrency: 5 } }),
    server.url,
  );
  await editor.run.click();
  await page
    .getByRole('dialog', { name: 'Run this?' })
    .getByRole('button', { name: 'Run', exact: true })
    .click();
  const card = editor.card('Answer');
  await expect(card).toContainText(/wait for a slot: 5 of 5 in use/);
  await expect(editor.card('Result')).toContainText(/Waits for [\d,]+ of 1,000 results of “Answer”/);

  // The timeline follows the run while it goes on.
  const timeline = await dock.open('Timeline');
  const tasks = timeline.getByRole('listbox', { name: 'Tasks over time' });
  await expect(tasks).toHaveAccessibleDescription(/[\d,]+ tasks in/);
  await expect(editor.runState).toContainText('Partial', { timeout: 60_000 });
  await expect(tasks).toHaveAccessibleDescription(/tasks? in a row decided the time/);

  // The strip is one canvas; a filter leaves the items that failed, each with its name.
  await card.getByRole('button', { name: 'Only failed: 11' }).click();
  await expect(editor.cells('Answer')).toHaveCount(11);
  await editor.cells('Answer').first().click();
  await expect(card).toContainText('Refused by the filter.');

  // The same selection and the same filter are on the timeline.
  await expect(tasks.getByRole('option')).toHaveAccessibleName(
    /^Answer, Text number 77: Failed .*Refused by the filter/,
  );
  await tasks.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(tasks.getByRole('option')).toHaveAccessibleName(/^Answer, Text number 77\d: Failed/);

  await card.getByRole('button', { name: 'Only failed: 11' }).click();
  await expect(editor.cells('Answer')).toHaveCount(1);
  await timeline.getByRole('button', { name: 'Critical path' }).click();
  await expect(timeline.getByText(/decided the time: .* of work/).first()).toBeVisible();
  await openai.stop();
});

test('a timeline is zoomed, and a click on it selects the task', async ({ page, editor, dock }) => {
  await editor.openGraph(eachItem(texts(3), rehearsal({ latency: 150 }), { limits: { concurrency: 1 } }));
  await editor.run.click();
  await expect(editor.runState).toContainText('Done');
  const timeline = await dock.open('Timeline');
  const tasks = timeline.getByRole('listbox', { name: 'Tasks over time' });
  await tasks.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await expect(tasks.getByRole('option')).toHaveAccessibleName(/^Answer, Text number 3: Done .*for a slot/);
  await page.keyboard.press('ArrowUp');
  await expect(tasks.getByRole('option')).toHaveAccessibleName(/Text number 2/);

  const surface = tasks.locator('canvas');
  const box = await surface.boundingBox();
  if (box === null) throw new Error('The timeline is not on the screen.');
  // The bars begin below the axis; the second call of three runs in the middle of the time.
  for (let y = box.y + 24; y < box.y + box.height - 60; y += 3) {
    await page.mouse.move(box.x + box.width / 2, y);
    if ((await timeline.getByText(/Answer · Text number 2/).count()) > 0) break;
  }
  await expect(timeline.getByText(/Answer · Text number 2/)).toBeVisible();
  await page.mouse.down();
  await page.mouse.up();
  await expect(editor.cells('Answer').and(page.locator('[aria-selected="true"]'))).toHaveAccessibleName(
    'Text number 2: done',
  );
});
