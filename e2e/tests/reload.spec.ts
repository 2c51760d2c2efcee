import { Dock } from '../support/dock.ts';
import { Editor } from '../support/editor.ts';
import { eachItem, rehearsal } from '../support/graphs.ts';
import { growing, idOfNextRun, readColumns } from '../support/streams.ts';
import { expect, test } from '../support/test.ts';

const items = ['Alder', 'Birch', 'Cedar'];

test('a run goes on through a reload and without any page, and is shown whole', async ({
  page,
  context,
  editor,
  dock,
}) => {
  await editor.openGraph(eachItem(items, rehearsal({ speed: 40, tokens: 1_000 })));
  const id = idOfNextRun(page);
  await editor.run.click();
  await dock.open('Compare');
  const before = await growing(dock.root, items);
  const beginning = (await dock.column('Alder').textContent())?.slice(20, 120) ?? '';

  await page.reload();
  const after = await growing(dock.root, items, before);
  await growing(dock.root, items, after);

  const address = `/r/${await id}`;
  await page.close();
  const other = await context.newPage();
  await other.goto(address);
  const [otherEditor, otherDock] = [new Editor(other), new Dock(other)];
  await otherDock.open('Compare');
  await growing(otherDock.root, items, after);

  await expect(otherEditor.runState).toContainText('Done', { timeout: 45_000 });
  await otherDock.compare('Answer');
  await expect(otherDock.column('Alder')).toContainText(beginning.trim());
  const end = await readColumns(otherDock.root);
  for (const column of items) expect(end[column]?.state).toBe('ok');
});
