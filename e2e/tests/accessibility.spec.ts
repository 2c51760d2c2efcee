import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { drawnGraph } from '../support/graphs.ts';
import { expect, test } from '../support/test.ts';

interface Check {
  /** A CSS selector of the part to look at; the whole page by default. */
  readonly part?: string;
  /** Only contrast: all that another theme can change. */
  readonly contrastOnly?: boolean;
}

/** What axe finds that keeps people out: "Elements must … : the element". */
async function seriousViolations(page: Page, { part, contrastOnly = false }: Check): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  if (part !== undefined) axe.include(part);
  if (contrastOnly) axe.withRules(['color-contrast']);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ help, nodes }) =>
      nodes.map(({ target, any }) => `${help}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
    );
}

const inspectorPart = 'section[aria-label="Inspector"]';
const resultsPart = 'section[aria-label="Results"]';

for (const colorScheme of ['light', 'dark'] as const) {
  const contrastOnly = colorScheme === 'dark';

  test.describe(colorScheme, () => {
    // Colours in the middle of a transition are nobody's choice.
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test(`editor and inspector have no serious accessibility problem, ${colorScheme}`, async ({
      page,
      editor,
    }) => {
      await page.goto('/');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await seriousViolations(page, { contrastOnly })).toEqual([]);
      await page.getByRole('button', { name: 'Five headlines, one winner', exact: true }).click();
      await expect(editor.cards.first()).toBeVisible();
      expect(await seriousViolations(page, { contrastOnly })).toEqual([]);
      for (const label of ['Article', 'Five tries', 'Write a headline', 'Count the votes']) {
        await editor.select(label);
        expect(await seriousViolations(page, { contrastOnly, part: inspectorPart }), label).toEqual([]);
      }
    });

    test(`results have no serious accessibility problem, ${colorScheme}`, async ({ page, editor, dock }) => {
      await editor.openTemplate('Nine answers, one vote');
      await editor.run.click();
      await expect(editor.runState).toContainText('Done');
      expect(await seriousViolations(page, { contrastOnly })).toEqual([]);
      for (const tab of ['Answers', 'Compare', 'Votes', 'Table', 'Missing', 'Log'] as const) {
        await expect(await dock.open(tab)).toBeVisible();
        expect(await seriousViolations(page, { contrastOnly, part: resultsPart }), tab).toEqual([]);
      }
    });

    test(`dialogs have no serious accessibility problem, ${colorScheme}`, async ({ page, editor }) => {
      await editor.openTemplate('Three views of a plan');
      await editor.run.click();
      await expect(editor.runState).toContainText('Done');
      for (const name of ['Runs', 'Settings', 'Models and keys']) {
        await page.getByRole('button', { name, exact: true }).click();
        await expect(page.getByRole('dialog').getByRole('heading').first()).toBeVisible();
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
        expect(await seriousViolations(page, { contrastOnly, part: '[role="dialog"]' }), name).toEqual([]);
        await page.keyboard.press('Escape');
      }
    });

    test(`groups, notes, blocks and lists have no serious accessibility problem, ${colorScheme}`, async ({
      page,
      editor,
    }) => {
      await editor.openGraph(drawnGraph());
      expect(await seriousViolations(page, { contrastOnly })).toEqual([]);
      await editor.canvas.getByRole('group', { name: 'Note' }).click();
      expect(await seriousViolations(page, { contrastOnly, part: inspectorPart }), 'note').toEqual([]);
      await editor.shortcut('ControlOrMeta+a');
      await expect(page.getByRole('toolbar')).toBeVisible();
      expect(await seriousViolations(page, { contrastOnly }), 'several').toEqual([]);
      await editor.select('Describe');
      for (const key of ['c', 'r', '/', '?']) {
        await page.keyboard.press(key);
        await expect(page.getByRole('dialog')).toBeVisible();
        expect(await seriousViolations(page, { contrastOnly, part: '[role="dialog"]' }), key).toEqual([]);
        await page.keyboard.press('Escape');
      }
      await page.keyboard.press('Enter');
      await expect(page.getByRole('navigation', { name: 'Open block' })).toBeVisible();
      expect(await seriousViolations(page, { contrastOnly }), 'inside').toEqual([]);
    });
  });
}
