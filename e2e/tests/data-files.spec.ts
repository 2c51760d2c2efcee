import { dropFiles, pdf, textFile, workbook } from '../support/files.ts';
import { eachItem, rehearsal } from '../support/graphs.ts';
import { expect, test } from '../support/test.ts';

test('texts and PDFs are dropped on a list, and the graph runs over them', async ({
  editor,
  inspector,
  dock,
}) => {
  await editor.openGraph(eachItem([], 'offline/reader'));
  await editor.select('Items');
  await dropFiles(inspector.root.getByRole('button', { name: 'Load files' }), [
    pdf('report.pdf', ['The first page.\nIts second line.', '', 'The last page.']),
    textFile('notes.md', 'A note.'),
    textFile('broken.pdf', 'no pdf at all'),
    textFile('table.csv', 'name,text\nA,"One, two"\n'),
  ]);
  const loaded = inspector.root.getByRole('region', { name: 'Loaded files' });
  await expect(loaded).toContainText('Loaded 3 items.');
  await expect(loaded).toContainText('report.pdf, page 2: No text there');
  await expect(loaded).toContainText('broken.pdf: It is not a PDF that can be read');
  await expect(inspector.field('Item 2 text')).toHaveValue(
    'The first page.\nIts second line.\n\nThe last page.',
  );
  await expect(inspector.field('Item 3 name')).toHaveValue('A');

  await editor.run.click();
  await expect(editor.runState).toContainText('Done');
  await expect(dock.totals).toContainText('3 calls');
});

test('10,000 rows of a workbook: the right sheet, scrolled, edited, pasted into and run', async ({
  page,
  editor,
  inspector,
}) => {
  const rows = Array.from({ length: 10_000 }, (_, index) => [
    `Row ${index + 1}`,
    index,
    'Some text of a row',
  ]);
  const graph = eachItem([], rehearsal(), { limits: { maxItems: 20_000 } });
  await editor.openGraph(graph);
  await editor.select('Items');
  await inspector.root.getByRole('radio', { name: 'Table' }).click();
  await dropFiles(inspector.root.getByRole('button', { name: 'Load files' }), [
    await workbook('data.xlsx', {
      Readme: [['about'], ['this']],
      Data: [['name', 'number', 'text'], ...rows],
    }),
  ]);
  await expect(inspector.root.getByRole('combobox', { name: 'Sheet of data.xlsx' })).toContainText('Data');
  await inspector.root.getByRole('button', { name: 'Load 10,000 rows' }).click();
  await expect(inspector.root.getByText('10,000 rows, 3 columns')).toBeVisible();

  const grid = inspector.root.getByRole('grid', { name: 'Rows' });
  expect(await grid.getByRole('row').count()).toBeLessThan(60);
  await grid.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await expect(grid.getByRole('rowheader', { name: '10000' })).toBeInViewport();
  await page.keyboard.press('Home');
  await page.keyboard.type('The last');
  await page.keyboard.press('Enter');
  await expect(grid.getByRole('gridcell', { name: 'The last' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(grid.getByRole('gridcell', { name: 'Row 10000' })).toBeVisible();

  await grid.getByRole('gridcell', { name: 'Row 10000' }).click();
  await grid.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'a\t1\tb\r\nc\t2\td\r\n');
    element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
  });
  await expect(inspector.root.getByText('10,001 rows, 3 columns')).toBeVisible();
  await inspector.root.getByRole('button', { name: 'Open large table' }).click();
  const large = page.getByRole('dialog').getByRole('grid', { name: 'Rows' });
  await large.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await expect(large.getByRole('gridcell', { name: 'd', exact: true })).toBeVisible();
});
