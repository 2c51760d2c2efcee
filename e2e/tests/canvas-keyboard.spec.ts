import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

/** Opens a list by its key, types, and takes the first that is found. */
async function choose(page: Page, key: string, text: string): Promise<void> {
  await page.keyboard.press(key);
  await page.getByRole('combobox').pressSequentially(text);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('a graph is built, connected, arranged and run without a mouse', async ({ page, editor }) => {
  await editor.openEmpty();
  for (const kind of ['Input', 'Output']) await choose(page, 'ControlOrMeta+k', `Add ${kind}`);
  await expect(editor.cards).toHaveCount(2);

  // The output is selected: it is connected from the input.
  await choose(page, 'c', 'from Input');
  await expect(editor.edges).toHaveCount(1);

  // The edge has the focus by Tab, is selected by Enter, and takes a node.
  await editor.edges.first().focus();
  await page.keyboard.press('Enter');
  await choose(page, 'i', 'Fan-out');
  await expect(editor.edges).toHaveCount(2);
  await expect(editor.card('Fan-out')).toBeVisible();

  // Replaced by another kind, it keeps both edges.
  await choose(page, 'r', 'Reduce');
  await expect(editor.card('Reduce')).toBeVisible();
  await expect(editor.edges).toHaveCount(2);

  // Enter goes to the form, Esc and the arrow keys back to the canvas.
  await choose(page, '/', 'Input');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Text' }).or(page.locator('textarea:focus'))).toBeFocused();
  await page.keyboard.type('One line of text.');

  // All of it in a group, moved by arrow keys, taken apart again.
  await editor.card('Input').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+g');
  await expect(editor.canvas.getByRole('group', { name: 'Group (Group of 3)' })).toBeVisible();
  await page.keyboard.press('g');
  await expect(editor.cards).toHaveCount(0);
  await page.keyboard.press('g');
  await page.keyboard.press('ControlOrMeta+Shift+g');
  await expect(editor.canvas.getByRole('group', { name: /Group of/ })).toHaveCount(0);

  // A note, written and left again.
  await page.keyboard.press('n');
  await page.keyboard.type('# Why\n\nTo see it work.');
  await page.keyboard.press('Escape');
  await expect(editor.canvas.getByRole('heading', { name: 'Why' })).toBeVisible();

  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(editor.runState).toContainText('Done');
});
