import { expect, test } from '../support/test.ts';

const graph = {
  version: 1,
  name: 'Views compared',
  nodes: [
    {
      id: 'plan',
      kind: 'input',
      config: {
        type: 'text',
        value:
          'The council offers the ground floor for €450 a month. A grant of €12,000 has been promised but not signed. Three volunteers would keep it open on Saturdays. If two of them leave, it would have to close.',
      },
    },
    {
      id: 'views',
      kind: 'fan-out',
      config: {
        by: 'perspectives',
        perspectives: [{ name: 'Skeptic' }, { name: 'Optimist' }, { name: 'Realist' }],
      },
    },
    {
      id: 'review',
      kind: 'agent',
      label: 'Review',
      config: { model: 'offline/reader', prompt: 'As {{view.name}}, review this: {{view.input}}' },
    },
    { id: 'out', kind: 'output' },
  ],
  edges: [
    { id: 'e1', source: 'plan', target: 'views' },
    { id: 'e2', source: 'views', target: 'review', targetHandle: 'view' },
    { id: 'e3', source: 'review', target: 'out' },
  ],
};

test('three views: side by side, differences, agreement, rated blind, and kept after a reload', async ({
  page,
  dock,
  editor,
  startServer,
}) => {
  const server = await startServer();
  await editor.openGraph(graph, server.url);
  await editor.run.click();
  await expect(editor.runState).toContainText('Done', { timeout: 20_000 });

  const shot = async (name: string) => {
    if (process.env.SHOTS === undefined) return;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [1280, 1920]) {
        await page.setViewportSize({ width, height: 1000 });
        await page.screenshot({ path: `${process.env.SHOTS}/${name}-${colorScheme}-${width}.png` });
      }
    }
    await page.setViewportSize({ width: 1280, height: 720 });
  };
  const panel = await dock.compare('Review');
  await expect(panel.getByRole('article')).toHaveCount(3);

  const mode = panel.getByRole('radiogroup', { name: 'Compare by' });
  await mode.getByText('Differences').click();
  await panel.getByRole('combobox', { name: 'Marked against' }).click();
  await page.getByRole('option', { name: 'Realist' }).click();
  await expect(panel.locator('article[data-base]')).toHaveAccessibleName('Realist');
  await panel.getByRole('button', { name: 'Optimist', exact: true, pressed: true }).click();
  await expect(panel.getByRole('article')).toHaveCount(2);
  await shot('diff');

  await mode.getByText('Agreement').click();
  await expect(panel.getByRole('region', { name: 'Aligned claims' }).getByRole('row')).not.toHaveCount(1);
  await shot('claims');

  await mode.getByText('Rate blind').click();
  const desk = panel.getByRole('region', { name: 'Blind rating' });
  await expect(desk.getByRole('button', { name: 'Rate 1 of 5' })).toBeEnabled();
  await expect(desk.getByText(/Skeptic|Optimist · |Realist/)).toHaveCount(0);
  await desk.focus();
  await page.keyboard.press('5');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('2');
  await page.keyboard.press('n');
  await page.keyboard.type('Too short');
  await page.keyboard.press('Escape');
  await expect(desk.getByRole('status')).toContainText('2 rated');
  await shot('rate');

  await expect(async () => {
    const { runs } = await (await page.request.get(`${server.url}/api/runs`)).json();
    const kept = await (await page.request.get(`${server.url}/api/runs/${runs[0].id}/ratings`)).json();
    expect(kept.ratings).toContainEqual(expect.objectContaining({ score: 2, note: 'Too short' }));
  }).toPass();
  await page.reload();
  const again = await dock.compare('Review');
  await again.getByRole('radiogroup', { name: 'Compare by' }).getByText('Rate blind').click();
  await expect(again.getByRole('status')).toContainText('2 rated');
  await again.getByRole('button', { name: 'Show names and scores' }).click();
  await expect(again.getByRole('table', { name: 'Average by column' })).toContainText('5.00');
  await shot('scores');
});
