import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

/** What axe finds that keeps people out: "Elements must … : the element". */
async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ help, nodes }) =>
      nodes.map(({ target, any }) => `${help}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
    );
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test(`editor and inspector have no serious accessibility problem, ${colorScheme}`, async ({
      page,
      editor,
    }) => {
      await page.goto('/');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await seriousViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Five headlines, one winner' }).click();
      await expect(editor.cards.first()).toBeVisible();
      expect(await seriousViolations(page)).toEqual([]);
      for (const label of ['Five tries', 'Write a headline', 'The five headlines', 'Count the votes']) {
        await editor.select(label);
        expect(await seriousViolations(page), label).toEqual([]);
      }
    });

    test(`results have no serious accessibility problem, ${colorScheme}`, async ({ page, editor, dock }) => {
      await editor.openTemplate('Nine answers, one vote');
      await editor.run.click();
      await expect(editor.runState).toContainText('Done');
      for (const tab of ['Answers', 'Compare', 'Votes', 'Table', 'Missing', 'Log'] as const) {
        await dock.open(tab);
        expect(await seriousViolations(page), tab).toEqual([]);
      }
    });
  });
}
