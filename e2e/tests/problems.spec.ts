import { eachItem, rehearsal } from '../support/graphs.ts';
import { expect, test } from '../support/test.ts';

test('a broken graph says what is wrong and where, and does not run until it is mended', async ({
  page,
  editor,
  inspector,
}) => {
  const { edges: _none, ...loose } = eachItem(['Alder', 'Birch'], rehearsal());
  await editor.openGraph({ ...loose, edges: [{ id: 'e2', source: 'answer', target: 'result' }] });
  const problems = page.getByRole('region', { name: 'Problems' });
  const problem = problems.getByRole('button', { name: /Answer.*Nothing is connected to the input "item"/ });
  await expect(problem).toBeVisible();

  await editor.run.click();
  await expect(editor.toast(/to mend before it can run/)).toBeVisible();
  await expect(editor.runState).toHaveCount(0);

  await problem.click();
  await expect(inspector.root.getByRole('heading', { name: 'Agent' })).toBeVisible();
  await expect(inspector.field('Label')).toHaveValue('Answer');

  await editor.fit();
  await editor.connect(editor.output('Items', 'value'), editor.input('Answer', 'item'));
  await editor.run.click();
  await expect(editor.runState).toContainText('Done');
});

test('an edge that cannot be joined is refused while it is drawn, with the reason', async ({
  page,
  editor,
  inspector,
}) => {
  const graph = eachItem(['Alder', 'Birch'], rehearsal());
  await editor.openGraph({
    ...graph,
    nodes: [
      ...(graph.nodes ?? []).filter(({ id }) => id !== 'answer'),
      {
        id: 'others',
        kind: 'input',
        label: 'Others',
        position: { x: 0, y: 260 },
        config: { type: 'list', value: ['Elm'] },
      },
      {
        id: 'answer',
        kind: 'agent',
        label: 'Answer',
        position: { x: 380, y: 0 },
        config: { model: rehearsal(), prompt: 'Compare {{item}} with {{other}}' },
      },
    ],
  });
  await editor.draw(editor.output('Others', 'value'), editor.input('Answer', 'other'));
  const reason = /nothing says which branch of one belongs to which of the other/;
  await expect(page.getByRole('status').filter({ hasText: reason })).toBeVisible();
  await page.mouse.up();
  await expect(editor.edges).toHaveCount(2);
  await expect(editor.toast(reason)).toBeVisible();

  await editor.select('Answer');
  await inspector.type('Prompt', 'Say something about {{item}}');
  await expect(editor.input('Answer', 'other')).toHaveCount(0);
  await editor.select('Others');
  await editor.shortcut('Delete');
  await editor.run.click();
  await expect(editor.runState).toContainText('Done');
});
