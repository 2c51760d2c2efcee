import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../support/test.ts';

test.use({ tour: true, contextOptions: { reducedMotion: 'reduce' } });

test('a first visit: from a picture to a running graph in one click, and a tour that is skipped for good', async ({
  page,
  editor,
  dock,
}) => {
  await page.goto('/');
  const gallery = page.getByRole('dialog', { name: 'Start from a template' });
  const cards = gallery.getByRole('article');
  await expect(cards.locator('svg[viewBox]').first()).toBeVisible();
  await gallery.getByRole('button', { name: 'Open and run: Three views of a plan' }).click();

  // The run is under way behind the tour, which takes nothing away.
  await expect(gallery).toBeHidden();
  const station = page.getByRole('region', { name: 'Nodes to draw with' });
  await expect(station).toBeFocused();
  await expect(editor.runState).toContainText('Done');
  await expect(dock.root.getByRole('tabpanel', { name: 'Answers' })).toContainText('Agreed');
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ help, nodes }) => `${help}: ${nodes[0]?.target}`)).toEqual([]);

  // By keyboard alone: on, and out.
  await station.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'The graph' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByText(/^Tour, /)).toHaveCount(0);

  // A graph that is kept is no first visit; without it, the gallery comes back and the tour does not.
  await page.reload();
  await expect(editor.card('Review')).toBeVisible();
  // The draft is written when the page is left, so it goes when the next one comes.
  await page.addInitScript(() => {
    sessionStorage.clear();
    for (const key of Object.keys(localStorage)) if (key !== 'parallax.tour') localStorage.removeItem(key);
  });
  await page.goto('/');
  await page.getByRole('button', { name: 'Start with an empty graph' }).click();
  await expect(page.getByText('Draw a graph')).toBeVisible();
  await expect(page.getByText(/^Tour, /)).toHaveCount(0);

  // It can be asked for again.
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Take the tour' }).click();
  for (const title of ['Nodes to draw with', 'The graph', 'Run it']) {
    await expect(page.getByRole('region', { name: title })).toBeVisible();
    await page.getByRole('button', { name: 'Next' }).click();
  }
  await expect(page.getByRole('region', { name: 'What comes out' })).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText(/^Tour, /)).toHaveCount(0);
});
