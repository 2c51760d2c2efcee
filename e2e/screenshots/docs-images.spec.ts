import { fileURLToPath } from 'node:url';
import { startOpenAiServer } from '@parallax/testkit/openai-server';
import type { Page } from '@playwright/test';
import { eachItem, rehearsal, texts } from '../support/graphs.ts';
import { growing } from '../support/streams.ts';
import { expect, test } from '../support/test.ts';

/** Writes `docs/images/<name>.png`: the whole window, with the pointer out of the way. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({
    path: fileURLToPath(new URL(`../../docs/images/${name}.png`, import.meta.url)),
    animations: 'disabled',
    caret: 'hide',
  });
}

test.use({ colorScheme: 'light' });

test('gallery', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot(page, 'gallery');
});

test('empty canvas', async ({ page, editor }) => {
  await editor.openEmpty();
  await shoot(page, 'empty-canvas');
});

test('three views', async ({ page, editor, dock, startServer }) => {
  const server = await startServer({
    env: { PARALLAX_OFFLINE_LATENCY_MS: '200', PARALLAX_OFFLINE_WORDS_PER_SECOND: '30' },
  });
  await page.setViewportSize({ width: 1440, height: 900 });
  await editor.openTemplate('Three views of a plan', server.url);
  await editor.run.click();
  await dock.open('Compare');
  const first = await growing(dock.root, ['Skeptic', 'Optimist', 'Realist']);
  await growing(dock.root, ['Skeptic', 'Optimist', 'Realist'], first);
  await shoot(page, 'three-views-running');
  await expect(editor.runState).toContainText('Done', { timeout: 60_000 });
  await dock.compare('Review');
  await page.getByRole('button', { name: 'Use the whole window' }).click();
  await shoot(page, 'three-views-compare');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test(`grade essays, ${colorScheme}`, async ({ page, editor, dock, startServer }) => {
      const server = await startServer({
        env: { PARALLAX_OFFLINE_LATENCY_MS: '100', PARALLAX_OFFLINE_WORDS_PER_SECOND: '200' },
      });
      await page.setViewportSize({ width: 1440, height: 900 });
      await editor.openTemplate('Grade 100 essays', server.url);
      await editor.run.click();
      await expect(editor.runState).toContainText('Done', { timeout: 60_000 });
      await dock.open('Answers');
      await editor.select('Grade the essay');
      // The editors of the prompts are loaded when the first is shown.
      await expect(page.locator('.cm-name').first()).toBeVisible();
      await shoot(page, `grade-essays-${colorScheme}`);
    });
  });
}

test('votes', async ({ page, editor, dock }) => {
  await editor.openTemplate('Nine answers, one vote');
  await editor.run.click();
  await expect(editor.runState).toContainText('Done');
  await dock.open('Votes');
  await page.getByRole('button', { name: 'Use the whole window' }).click();
  await shoot(page, 'votes');
});

test('failed items', async ({ page, editor, dock, startServer }) => {
  const openai = await startOpenAiServer({
    always: { answer: 'A tall tree of the northern woods.' },
    rules: [
      {
        when: { prompt: 'Birch' },
        behave: { status: 400, errorMessage: 'The prompt was refused by the content filter.' },
      },
      {
        when: { prompt: 'Elm' },
        behave: { status: 400, errorMessage: 'The prompt was refused by the content filter.' },
      },
    ],
  });
  const server = await startServer({ env: { OPENAI_BASE_URL: openai.baseUrl } });
  const trees = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Ginkgo', 'Hazel', 'Juniper', 'Larch'];
  await editor.openGraph(eachItem(trees, 'openai/test-model', { name: 'Ten trees' }), server.url);
  await editor.run.click();
  await expect(editor.runState).toContainText('Partial');
  await editor.cells('Answer').nth(1).click();
  await dock.open('Missing');
  await expect(page.locator('.cm-name').first()).toBeVisible();
  await shoot(page, 'failures');
  await openai.stop();
});

test('1,000 items', async ({ page, editor, dock }) => {
  await editor.openGraph(
    eachItem(texts(1_000), rehearsal({ latency: 60, tokens: 30 }), { name: 'A thousand texts' }),
  );
  await editor.run.click();
  await expect(editor.card('Answer')).toContainText(/[3-9]\d\d of 1,000/, { timeout: 60_000 });
  await dock.open('Table');
  await shoot(page, 'many-items');
});
