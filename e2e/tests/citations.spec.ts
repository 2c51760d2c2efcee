import { expect, test } from '../support/test.ts';

/** Six notes, each summarised by itself, combined in a tree of two levels whose text cites them. */
const notes = ['bridge', 'tower', 'garden', 'market', 'harbour', 'museum'].map((place, at) => ({
  name: `Note ${at + 1}`,
  text: `The old ${place} needs a new roof before the winter comes. The council has 40${at} euros for the ${place}.`,
}));

const graph = {
  version: 1,
  name: 'Notes',
  nodes: [
    {
      id: 'notes',
      kind: 'input',
      label: 'Notes',
      position: { x: 0, y: 0 },
      config: { type: 'list', value: notes },
    },
    {
      id: 'read',
      kind: 'agent',
      label: 'Summarise',
      position: { x: 380, y: 0 },
      config: { prompt: 'Summarise this note in one sentence:\n\n<note>\n{{note}}\n</note>' },
    },
    {
      id: 'report',
      kind: 'reduce',
      label: 'Report',
      position: { x: 760, y: 0 },
      config: { strategy: 'tree', fanIn: 3 },
    },
    { id: 'out', kind: 'output', label: 'Result', position: { x: 1140, y: 0 }, config: {} },
  ],
  edges: [
    { id: 'e1', source: 'notes', target: 'read', targetHandle: 'note' },
    { id: 'e2', source: 'read', target: 'report' },
    { id: 'e3', source: 'report', target: 'out' },
  ],
};

test('A citation in the report leads to the branch, to its source item, and back', async ({
  page,
  editor,
  dock,
}) => {
  await editor.openGraph(graph);
  await editor.run.click();
  await expect(editor.runState).toContainText('Done');
  await expect(editor.card('Report')).toContainText('Combined 6 items in 2 levels');

  const answers = await dock.open('Answers');
  const citation = answers.getByRole('button', { name: 'Note 4', exact: true }).first();
  await citation.click();
  const trail = answers.getByRole('region', { name: 'Where it comes from' });
  await expect(trail.getByRole('heading', { name: 'Note 4', exact: true })).toBeVisible();
  await expect(trail).toContainText('from “Summarise”');
  await expect(trail.getByRole('region', { name: 'Source item' })).toContainText(
    'The old market needs a new roof',
  );

  await page.keyboard.press('Escape');
  await expect(trail).toBeHidden();
  await expect(citation).toBeFocused();
});
