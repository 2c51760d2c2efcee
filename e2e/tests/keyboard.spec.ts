import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

/** Presses Tab until a control has the focus: the way of a person without a mouse. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('60 presses of Tab did not reach the control.');
}

test('a template is chosen, run and read with the keyboard alone', async ({ page, editor, dock }) => {
  await page.goto('/');
  await tabTo(page, page.getByRole('button', { name: 'Three views of a plan', exact: true }));
  await page.keyboard.press('Enter');
  await expect(editor.cards).toHaveCount(6);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(editor.runState).toContainText('Done');

  await tabTo(page, dock.root.getByRole('tab', { name: 'Answers' }));
  await page.keyboard.press('ArrowRight');
  await expect(dock.root.getByRole('tab', { name: 'Compare' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dock.root.getByRole('tabpanel', { name: 'Compare' })).toBeVisible();
});

test('nodes are added, moved and deleted with the keyboard, and the keys are listed', async ({
  page,
  editor,
}) => {
  await editor.openEmpty();
  await tabTo(page, page.getByRole('button', { name: 'Add Agent' }));
  await page.keyboard.press('Enter');
  await expect(editor.card('Agent')).toBeVisible();
  const before = await editor.card('Agent').boundingBox();
  await tabTo(page, editor.card('Agent'));
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(async () => (await editor.card('Agent').boundingBox())?.x)
    .toBeGreaterThan(before?.x ?? 0);
  await page.keyboard.press('Delete');
  await expect(editor.cards).toHaveCount(0);

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Undo');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
