import { startOpenAiServer } from '@parallax/testkit/openai-server';
import { eachItem } from '../support/graphs.ts';
import { growing } from '../support/streams.ts';
import { expect, test } from '../support/test.ts';

const key = 'sk-end-to-end-secret-2468';

test('a provider that is added in the editor lists its models, and its answers stream', async ({
  page,
  editor,
  inspector,
  dock,
}) => {
  const answer = 'This model answers one word after another. '.repeat(16);
  const upstream = await startOpenAiServer({
    apiKey: key,
    models: ['tiny', 'large'],
    always: { answer, chunkDelayMs: 120 },
  });
  try {
    await editor.openGraph(eachItem(['One', 'Two'], 'offline/reader'));
    await editor.select('Answer');
    await inspector.root.getByRole('combobox', { name: 'Model', exact: true }).click();
    await page.getByRole('button', { name: 'Add a provider' }).click();

    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/^No language model/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Add a provider' }).click();
    await dialog.getByRole('radio', { name: 'Other' }).check();
    await dialog.getByLabel('Name', { exact: true }).fill('Workbench');
    await dialog.getByLabel('Id', { exact: true }).fill('bench');
    await dialog.getByLabel('Base URL').fill(upstream.baseUrl);
    await dialog.getByLabel('Key', { exact: true }).fill('sk-not-the-right-key');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Check the key of the provider.');
    await dialog.getByLabel('Key', { exact: true }).fill(key);
    await dialog.getByRole('button', { name: 'Save' }).click();

    const row = dialog.getByRole('listitem', { name: 'Workbench' });
    await expect(row).toContainText('2 models');
    await expect(row).toContainText('key …2468');
    await expect(dialog.getByText(/^No language model/)).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Close' }).click();

    await inspector.root.getByRole('combobox', { name: 'Model', exact: true }).click();
    await page.getByRole('option', { name: /bench\/tiny/ }).click();
    await editor.run.click();
    const columns = await dock.compare('Answer');
    const early = await growing(columns, ['One', 'Two']);
    const lengths = Object.fromEntries(
      Object.entries(early).map(([name, { length }]) => [name, { state: '', length }]),
    );
    await growing(columns, ['One', 'Two'], lengths);
    await expect(editor.runState).toContainText('Done', { timeout: 30_000 });
    await expect(columns.getByRole('article', { name: 'One' })).toContainText(answer.trim());
  } finally {
    await upstream.stop();
  }
});
