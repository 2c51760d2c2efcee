import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

const UNDO = 'ControlOrMeta+z';

/** Drags with the left button from the middle of one place to another, in pixels of the window. */
async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('It is not on the screen.');
  return { ...box, head: { x: box.x + box.width / 2, y: box.y + 12 } };
}

test('a graph is drawn, put in order, grouped and annotated with the mouse', async ({ page, editor }) => {
  await editor.openEmpty();
  await editor.add('Input');

  // An edge that is let go in empty space offers what fits, and nothing else.
  const output = await boxOf(editor.output('Input', 'value'));
  await drag(page, { x: output.x + 5, y: output.y + 5 }, { x: output.x + 60, y: output.y + 180 });
  const menu = page.getByRole('menu');
  await expect(menu.getByRole('menuitem', { name: 'Output' })).toBeVisible();
  await expect(menu.getByRole('menuitem', { name: 'Input' })).toHaveCount(0);
  await menu.getByRole('menuitem', { name: 'Output' }).click();
  await expect(editor.edges).toHaveCount(1);
  await editor.fit();

  // The button in the middle of an edge puts a node there.
  await editor.edges.first().click({ force: true });
  await page.getByRole('button', { name: 'Put a node between Input and Output' }).click();
  await menu.getByRole('menuitem', { name: 'Agent' }).click();
  await expect(editor.edges).toHaveCount(2);
  await expect(page.getByText('No problems. It can run.')).toHaveCount(0);
  await editor.fit();

  // A box around two cards selects them; they are put in line.
  const input = await boxOf(editor.card('Input'));
  const agent = await boxOf(editor.card('Agent'));
  await drag(
    page,
    { x: input.x - 20, y: Math.min(input.y, agent.y) - 20 },
    { x: agent.x + agent.width / 2, y: Math.max(input.y, agent.y) + input.height + 20 },
  );
  const bar = page.getByRole('toolbar', { name: '2 nodes selected' });
  await bar.getByRole('button', { name: 'Align tops' }).click();
  await expect
    .poll(async () => (await boxOf(editor.card('Input'))).y - (await boxOf(editor.card('Agent'))).y)
    .toBe(0);

  // Grouped, folded into one card and opened again; undo takes back each step.
  await bar.getByRole('button', { name: 'Group' }).click();
  const group = editor.canvas.getByRole('group', { name: 'Group (Group of 2)' });
  await group.getByRole('button', { name: 'Fold Group' }).click();
  await expect(editor.cards).toHaveCount(1);
  await expect(group).toContainText('2 nodes: Input, Agent');
  await group.getByText('Group', { exact: true }).dblclick();
  await page.getByRole('textbox', { name: 'Title of the group' }).last().fill('Ask');
  await page.keyboard.press('Enter');
  await expect(editor.canvas.getByRole('button', { name: 'Open Ask' })).toBeVisible();
  await editor.canvas.getByRole('button', { name: 'Open Ask' }).click();
  await expect(editor.cards).toHaveCount(3);

  // Alt leaves a copy where the card is dragged to.
  const before = await boxOf(editor.card('Output'));
  await page.keyboard.down('Alt');
  await drag(page, before.head, { x: before.head.x, y: before.head.y + 120 });
  await page.keyboard.up('Alt');
  await expect(editor.card('Output')).toHaveCount(2);
  await editor.shortcut(UNDO);
  await expect(editor.card('Output')).toHaveCount(1);
  expect((await boxOf(editor.card('Output'))).y).toBe(before.y);
});

test('what is copied is JSON text on the clipboard, and pasted into another graph', async ({
  page,
  context,
  editor,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await editor.openTemplate('Three views of a plan');
  await editor.select('Review');
  await editor.shortcut('ControlOrMeta+c');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(text)).toMatchObject({ parallax: 'fragment', nodes: [{ id: 'review', kind: 'agent' }] });

  await editor.beginNew();
  await expect(editor.cards).toHaveCount(0);
  await editor.shortcut('ControlOrMeta+v');
  await expect(editor.card('Review')).toBeVisible();
});
