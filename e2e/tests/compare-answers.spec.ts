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
        perspectives: [
          { name: 'Skeptic', instructions: 'Criticise the plan: name its weaknesses.' },
          { name: 'Optimist', instructions: 'Defend the plan: name its strengths.' },
          { name: 'Realist', instructions: 'Weigh the plan: what speaks for it, what against it.' },
        ],
      },
    },
    {
      id: 'review',
      kind: 'agent',
      label: 'Review',
      config: {
        model: 'offline/reader',
        system: '{{view.instructions}}',
        prompt: 'Review this: {{view.input}}',
      },
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
}) => {
  await editor.openGraph(graph);
  await editor.run.click();
  await expect(editor.runState).toContainText('Done', { timeout: 20_000 });

  const panel = await dock.compare('Review');
  await expect(panel.getByRole('article')).toHaveCount(3);

  const mode = panel.getByRole('radiogroup', { name: 'Compare by' });
  await mode.getByText('Differences').click();
  await panel.getByRole('combobox', { name: 'Marked against' }).click();
  await page.getByRole('option', { name: 'Realist', exact: true }).click();
  await expect(panel.locator('article[data-base]')).toHaveAccessibleName('Realist');
  await panel.getByRole('button', { name: 'Optimist', exact: true, pressed: true }).click();
  await expect(panel.getByRole('article')).toHaveCount(2);

  await mode.getByText('Agreement').click();
  await expect(panel.getByRole('region', { name: 'Aligned claims' }).getByRole('row')).not.toHaveCount(1);

  await mode.getByText('Rate blind').click();
  const desk = panel.getByRole('region', { name: 'Blind rating' });
  await expect(desk.getByRole('button', { name: 'Rate 1 of 5' })).toBeEnabled();
  await expect(desk.getByText(/Skeptic|Optimist|Realist/)).toHaveCount(0);
  await desk.focus();
  await page.keyboard.press('5');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('2');
  await page.keyboard.press('n');
  await page.keyboard.type('Too short');
  await page.keyboard.press('Escape');
  await expect(desk.getByRole('status')).toContainText('2 rated');

  await expect(async () => {
    const { runs } = await (await page.request.get(`/api/runs`)).json();
    const kept = await (await page.request.get(`/api/runs/${runs[0].id}/ratings`)).json();
    expect(kept.ratings).toContainEqual(expect.objectContaining({ score: 2, note: 'Too short' }));
  }).toPass();
  await page.reload();
  const again = await dock.compare('Review');
  await again.getByRole('radiogroup', { name: 'Compare by' }).getByText('Rate blind').click();
  await expect(again.getByRole('status')).toContainText('2 rated');
  await again.getByRole('button', { name: 'Show names and scores' }).click();
  await expect(again.getByRole('table', { name: 'Average by column' })).toContainText('5.00');
});
