import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from '../support/test.ts';

async function saved(page: Page, item: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('results and the graph are saved in every format, and can be read back', async ({
  page,
  editor,
  dock,
}) => {
  await editor.openTemplate('Three views of a plan');
  const menu = page.getByRole('button', { name: 'Graph menu' });
  await menu.click();
  const svg = await saved(page, 'Picture of the graph (SVG)');
  expect(svg.bytes.toString()).toContain('>Skeptic, Optimist, Realist<');
  await menu.click();
  const png = await saved(page, 'Picture of the graph (PNG)');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  // A picture with something on it: one colour would take far less.
  expect(png.bytes.length).toBeGreaterThan(20_000);

  await editor.run.click();
  await expect(editor.runState).toContainText('Done');
  const save = dock.root.getByRole('button', { name: 'Save results as a file' });
  await save.click();
  const csv = await saved(page, 'Results as CSV');
  expect(csv.bytes.toString()).toMatch(/^output,path,label,value\r\n/);
  await save.click();
  const jsonl = await saved(page, 'Results as JSON lines');
  const rows = jsonl.bytes.toString().trimEnd().split('\n');
  expect(rows).toHaveLength(4);
  for (const row of rows) expect(Object.keys(JSON.parse(row))).toEqual(['output', 'path', 'label', 'value']);
  await save.click();
  const report = await saved(page, 'Results as a report (Markdown)');
  expect(report.bytes.toString()).toMatch(/^# Three views of a plan\n\n\*\*Done\*\*[\s\S]*## What it took/);
  await save.click();
  const workbook = await saved(page, 'Results as an Excel workbook');
  const sheets = await readXlsxFile(workbook.bytes);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Results', 'Tasks', 'Run']);
  expect(sheets[0]?.data[1]?.[3]).toBe(JSON.parse(rows[0] ?? '{}').value);
});
