import { eachItem, rehearsal } from '../support/graphs.ts';
import { expect, test } from '../support/test.ts';

const UNDO = 'ControlOrMeta+z';
const REDO = 'ControlOrMeta+Shift+z';
const graph = eachItem(['Alder', 'Birch'], rehearsal());

test('adding and connecting are undone and redone step by step', async ({ page, editor }) => {
  await editor.openEmpty();
  await editor.add('Input');
  await editor.add('Output');
  await editor.connect(editor.output('Input', 'value'), editor.input('Output', 'value'));

  await editor.shortcut(UNDO);
  await expect(editor.edges).toHaveCount(0);
  await editor.shortcut(UNDO);
  await expect(editor.cards).toHaveCount(1);
  await editor.shortcut(UNDO);
  await expect(editor.cards).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();

  for (let step = 0; step < 3; step += 1) await editor.shortcut(REDO);
  await expect(editor.cards).toHaveCount(2);
  await expect(editor.edges).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Redo' })).toBeDisabled();
});

test('a deleted node comes back with its edges and its settings', async ({ editor, inspector }) => {
  await editor.openGraph(graph);
  await editor.select('Answer');
  await editor.shortcut('Delete');
  await expect(editor.cards).toHaveCount(2);
  await expect(editor.edges).toHaveCount(0);
  await editor.shortcut(UNDO);
  await expect(editor.cards).toHaveCount(3);
  await expect(editor.edges).toHaveCount(2);
  await editor.select('Answer');
  await expect(inspector.field('Prompt')).toHaveText('Say something about this: {{item}}');
});

test('what was typed is undone from the field itself and from the canvas', async ({
  page,
  editor,
  inspector,
}) => {
  await editor.openGraph(graph);
  await editor.select('Answer');
  await inspector.type('Prompt', 'Praise {{item}}');
  await expect(inspector.field('Prompt')).toHaveText('Praise {{item}}');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(inspector.field('Prompt')).not.toHaveText('Praise {{item}}');
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(inspector.field('Prompt')).toHaveText('Praise {{item}}');

  await inspector.field('Prompt').press(UNDO);
  await expect(inspector.field('Prompt')).not.toHaveText('Praise {{item}}');
});

test('a moved node goes back and forth with undo and redo', async ({ page, editor }) => {
  await editor.openGraph(graph);
  const place = () => editor.card('Answer').boundingBox();
  const before = await place();
  await editor.card('Answer').getByText('Answer', { exact: true }).hover();
  await page.mouse.down();
  await page.mouse.move((before?.x ?? 0) + 60, (before?.y ?? 0) + 120, { steps: 6 });
  await page.mouse.up();
  const after = await place();
  expect(after?.y).toBeGreaterThan((before?.y ?? 0) + 40);
  await editor.shortcut(UNDO);
  await expect.poll(place).toEqual(before);
  await editor.shortcut(REDO);
  await expect.poll(place).toEqual(after);
});

test('nodes are duplicated, and copied and pasted with the edges among them', async ({ editor }) => {
  await editor.openGraph(graph);
  await editor.select('Answer');
  await editor.shortcut('ControlOrMeta+d');
  await expect(editor.card('Answer')).toHaveCount(2);

  await editor.shortcut('ControlOrMeta+a');
  await editor.shortcut('ControlOrMeta+c');
  await editor.shortcut('ControlOrMeta+v');
  await expect(editor.cards).toHaveCount(8);
  await expect(editor.edges).toHaveCount(4);
  await editor.shortcut(UNDO);
  await expect(editor.cards).toHaveCount(4);
});
