import { readFile, writeFile } from 'node:fs/promises';
import { faultsOf, landmarksOf, type Places } from '../support/layout.ts';
import { expect, test } from '../support/test.ts';

/*
 * How every view is laid out: where its landmarks stand, and that nothing is cut off or covered. Boxes, not pixels, so that another font
 * changes nothing. `PARALLAX_LAYOUT=write` writes `layout.json` anew.
 */
const file = new URL('layout.json', import.meta.url);
/** How far an edge may be from where it was, in pixels: what another system font does to a line of text. */
const TOLERANCE = 12;
const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
];

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const size of sizes) {
  test(`every view at ${size.width} × ${size.height}`, async ({ page, editor, dock }) => {
    await page.setViewportSize(size);
    const seen: Record<string, Places> = {};
    const faults: string[] = [];
    const look = async (view: string) => {
      await page.mouse.move(0, 0);
      seen[view] = await landmarksOf(page);
      faults.push(...(await faultsOf(page)).map((fault) => `${view}: ${fault}`));
    };

    await page.goto('/');
    await expect(page.getByRole('dialog').locator('svg[viewBox]').nth(8)).toBeVisible();
    await look('gallery');
    await page.getByRole('button', { name: 'Start with an empty graph' }).click();
    await expect(page.getByText('Draw a graph')).toBeVisible();
    await look('empty');
    await dock.open('Answers');
    await expect(dock.root.getByText('No run yet')).toBeVisible();
    await look('no run');

    await page.getByRole('button', { name: 'Graph menu' }).click();
    await page.getByRole('menuitem', { name: 'Templates…' }).click();
    await page.getByRole('button', { name: 'Open and run: Nine answers, one vote' }).click();
    await expect(editor.runState).toContainText('Done');
    for (const tab of ['Answers', 'Compare', 'Votes', 'Timeline', 'Table', 'Missing', 'Log'] as const) {
      await expect(await dock.open(tab)).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await look(tab);
    }
    await page.getByRole('button', { name: 'Use the whole window' }).click();
    await look('whole window');
    await page.getByRole('button', { name: 'Give the window back' }).click();
    for (const name of ['Runs', 'Settings', 'Models and keys', 'Keys', 'Rehearse']) {
      await page.getByRole('button', { name, exact: true }).click();
      await expect(page.getByRole('dialog').getByRole('heading').first()).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await look(name);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }

    expect(faults).toEqual([]);
    const key = `${size.width}x${size.height}`;
    const kept: Record<string, Record<string, Places>> = JSON.parse(await readFile(file, 'utf8'));
    if (process.env.PARALLAX_LAYOUT === 'write') {
      const text = JSON.stringify({ ...kept, [key]: seen }, null, 2);
      // A box a line, as the formatter has it.
      await writeFile(
        file,
        `${text.replace(/\[[^\]]+\]/g, (box) => JSON.stringify(JSON.parse(box)).replaceAll(',', ', '))}\n`,
      );
      return;
    }
    expect(Object.keys(seen)).toEqual(Object.keys(kept[key] ?? {}));
    for (const [view, places] of Object.entries(seen)) {
      const before = kept[key]?.[view] ?? {};
      expect(Object.keys(places), view).toEqual(Object.keys(before));
      const moved = Object.entries(places).filter(([name, box]) =>
        box.some((edge, index) => Math.abs(edge - (before[name]?.[index] ?? Number.NaN)) > TOLERANCE),
      );
      expect(
        moved.map(([name, box]) => `${name}: ${box} instead of ${before[name]}`),
        view,
      ).toEqual([]);
    }
  });
}
