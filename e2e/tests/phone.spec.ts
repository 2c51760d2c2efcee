import { AxeBuilder } from '@axe-core/playwright';
import { startRunResponse } from '@parallax/schema';
import { eachItem, rehearsal } from '../support/graphs.ts';
import { expect, test } from '../support/test.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('a run is read on a phone: the graph, its results, and nothing to edit', async ({
  page,
  editor,
  dock,
}) => {
  const graph = eachItem(['Alder', 'Birch'], rehearsal());
  const answer = await page.request.post('/api/runs', { data: { graph } });
  const { id } = startRunResponse.parse(await answer.json());
  await page.goto(`/r/${id}`);
  await expect(editor.cards).toHaveCount(3);
  await expect(page.getByRole('navigation', { name: 'Nodes' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);

  // A finger pans the canvas and moves no card; a tap shows what the card stands for.
  const before = await editor.card('Answer').boundingBox();
  await editor.card('Answer').tap();
  await page.keyboard.press('Delete');
  await expect(editor.cards).toHaveCount(3);
  expect(await editor.card('Answer').boundingBox()).toEqual(before);

  await expect(await dock.open('Answers')).toContainText('Simulated answer');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
});
