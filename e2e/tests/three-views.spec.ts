import { growing } from '../support/streams.ts';
import { expect, test } from '../support/test.ts';

const plan = `The Harwick Street tool library. We want to open a tool library in the former post office. In June, 212 of our 340 households answered a survey, and 131 of them said they would join. The council offers the ground floor for five years at €450 a month, half the market rent. Opening costs €19,400, and a grant of €12,000 has been promised but not signed. Three volunteers would keep it open on Saturdays. If two of them leave, it would have to close.`;

const views = [
  [
    'Skeptic',
    'You are a skeptic. Criticise the plan: name its weaknesses, and quote the figures that they rest on.',
  ],
  [
    'Optimist',
    'You are an optimist. Defend the plan: name its strengths, and quote the facts that support them.',
  ],
  ['Realist', 'You are a realist. Weigh the plan: say what speaks for it and what speaks against it.'],
] as const;
const names = views.map(([name]) => name);

test('three views of a plan: built by hand from an empty canvas, run, watched and read', async ({
  page,
  editor,
  inspector,
  dock,
  startServer,
}) => {
  const server = await startServer({
    env: { PARALLAX_OFFLINE_LATENCY_MS: '100', PARALLAX_OFFLINE_WORDS_PER_SECOND: '25' },
  });
  await editor.openEmpty(server.url);

  await editor.add('Input');
  await inspector.fill('Text', plan);

  await editor.add('Fan-out');
  await editor.connect(editor.output('Input', 'value'), editor.input('Fan-out', 'input'));
  await inspector.choose('Split by', /Perspectives/);
  for (const [index, [name, instructions]] of views.entries()) {
    await page.getByRole('button', { name: 'Add perspective' }).click();
    await inspector.fill(`Perspective ${index + 1} name`, name);
    await inspector.fill(`Perspective ${index + 1} instructions`, instructions);
  }

  await editor.add('Agent');
  await inspector.type('Prompt', 'Review this: {{view.input}}');
  await expect(editor.input('Agent', 'view')).toBeVisible();
  await expect(editor.input('Agent', 'input')).toHaveCount(0);
  await inspector.type('System', '{{view.instructions}}');
  await expect(inspector.field('System')).toHaveText('{{view.instructions}}');
  await editor.connect(editor.output('Fan-out', 'items'), editor.input('Agent', 'view'));
  await expect(editor.card('Agent')).toContainText('Runs 3 times');

  await editor.add('Reduce');
  await editor.connect(editor.output('Agent', 'output'), editor.input('Reduce', 'items'));
  await inspector.choose('Strategy', /Synthesis/);
  await inspector.fill('Prompt', 'Weigh these reviews and give a verdict in at most 60 words.\n\n{{items}}');

  const box = await editor.canvas.boundingBox();
  await page
    .getByRole('button', { name: 'Add Output' })
    .dragTo(editor.canvas, { targetPosition: { x: (box?.width ?? 0) - 160, y: (box?.height ?? 0) - 240 } });
  await expect(editor.cards).toHaveCount(5);
  await editor.connect(editor.output('Reduce', 'output'), editor.input('Output', 'value'));
  await editor.fit();

  await editor.run.click();
  await dock.open('Compare');
  const first = await growing(dock.root, names);
  await expect(editor.cells('Agent')).toHaveCount(3);
  await growing(dock.root, names, first);

  await expect(editor.runState).toContainText('Done', { timeout: 20_000 });
  const compare = await dock.compare('Agent');
  await expect(compare.getByRole('article')).toHaveCount(3);
  for (const name of names)
    await expect(dock.column(name)).toContainText(/household|council|grant|volunteers/);

  const answers = await dock.open('Answers');
  await expect(answers.getByRole('region', { name: 'Output' })).toContainText(/\w{4,} \w+/);
  await expect(editor.card('Agent')).toContainText('3 of 3');
});
