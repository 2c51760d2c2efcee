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
const refused = { status: 400, errorMessage: 'This tree is not allowed.' };

test('items that fail are shown where they failed, and named as missing', async ({
  page,
  editor,
  dock,
  openai,
  startServer,
}) => {
  await openai.configure({
    rules: [
      { when: { prompt: 'Birch' }, behave: refused },
      { when: { prompt: 'Elm' }, behave: refused },
    ],
  });
  const server = await startServer({ env: { OPENAI_BASE_URL: openai.baseUrl } });
  await editor.openGraph(eachItem(items, 'openai/test-model'), server.url);
  await editor.run.click();

  await expect(editor.runState).toContainText('Partial');
  const cells = editor.cells('Answer');
  await expect(cells.and(page.locator('[data-state="failed"]'))).toHaveCount(2);
  await expect(cells.and(page.locator('[data-state="ok"]'))).toHaveCount(4);
  await expect(editor.card('Answer')).toContainText('4 of 6, 2 failed');

  await cells.nth(1).click();
  await expect(editor.card('Answer')).toContainText('This tree is not allowed.');
  const compare = await dock.open('Compare');
  await expect(compare.getByRole('article', { name: 'Birch' })).toContainText('This tree is not allowed.');
  await expect(compare.getByRole('article', { name: 'Alder' })).toContainText('Alder');

  const missing = await dock.open('Missing');
  await expect(missing).toContainText('This tree is not allowed.');
  await expect(missing.getByRole('listitem')).toHaveCount(2);
  await expect(missing.getByRole('listitem').first()).toContainText('Birch');
  const answers = await dock.open('Answers');
  await expect(answers.getByRole('note')).toContainText('4 of 6; missing: Birch, Elm');
  const asked = (await openai.requests()).filter(({ path }) => path.endsWith('/chat/completions'));
  expect(asked).toHaveLength(6);
});

test('a call that is told to wait shows that it is retrying, and then succeeds', async ({
  page,
  editor,
  openai,
  startServer,
}) => {
  await openai.configure({
    rules: [{ when: { prompt: 'Cedar' }, behave: { status: 429, headers: { 'retry-after': '1' } } }],
  });
  const server = await startServer({ env: { OPENAI_BASE_URL: openai.baseUrl } });
  await editor.openGraph(eachItem(items, 'openai/test-model'), server.url);
  await editor.run.click();
  const cells = editor.cells('Answer');
  await expect(cells.and(page.locator('[data-state="retrying"]'))).toHaveCount(1);
  await expect(editor.card('Answer')).toContainText('1 retrying');
  await openai.configure({});
  await expect(editor.runState).toContainText('Done');
  await expect(cells.and(page.locator('[data-state="ok"]'))).toHaveCount(6);
});
