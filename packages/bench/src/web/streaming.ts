import type { RunningServer } from '@parallax/testkit/server-process';
import type { Browser } from '@playwright/test';
import { median, table } from '../measure.ts';
import { measuredPage } from './browser.ts';
import { thousandStreams } from './graphs.ts';

const LETTERS = 120;
const BETWEEN_MS = 80;

interface Watched {
  readonly long: readonly number[];
  readonly keys: readonly number[];
}

/** 1,000 items, a hundred of which stream at any time, while somebody writes into the prompt in the inspector. */
export async function streaming(browser: Browser, server: RunningServer): Promise<void> {
  const rows: string[][] = [];
  for (const tab of ['Answers', 'Timeline', 'Compare'] as const) {
    const page = await measuredPage(browser, 1600, 1000);
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Start with an empty graph' }).click();
    const buffer = Buffer.from(JSON.stringify(thousandStreams()));
    const file = { name: 'streams.graph.json', mimeType: 'application/json', buffer };
    await page.getByLabel('Graph file').setInputFiles(file);
    await page.locator('[data-node-id="answer"]').waitFor();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('tab', { name: tab }).click();
    await page.locator('[data-node-id="answer"]').getByText('Answer', { exact: true }).click();
    const prompt = page.getByRole('textbox', { name: 'Prompt', exact: true });
    await prompt.click();
    // The run has begun and the editor of the prompt is there: from now on it counts.
    await page.waitForTimeout(2_000);
    await page.evaluate('bench.watch()');
    for (let letter = 0; letter < LETTERS; letter += 1) {
      await page.keyboard.type('abcdefgh '[letter % 9] ?? 'a');
      await page.waitForTimeout(BETWEEN_MS);
    }
    const { long, keys } = await page.evaluate<Watched>('bench.watched');
    rows.push([
      tab,
      String(long.length),
      Math.max(0, ...long).toFixed(0),
      keys.length === 0 ? 'under 16' : median(keys).toFixed(0),
      keys.length === 0 ? 'under 16' : Math.max(...keys).toFixed(0),
    ]);
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.context().close();
  }
  console.log(
    table(
      [
        '1,000 items, results show',
        'tasks above 50 ms',
        'longest ms',
        'key to frame, median ms',
        'key to frame, most ms',
      ],
      rows,
    ),
  );
}
