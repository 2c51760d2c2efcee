import { expect, test } from '../support/test.ts';

test('self-consistency with an early stop: from the template, over what it will save, to the calls that were saved', async ({
  page,
  editor,
  inspector,
  dock,
  startServer,
}) => {
  const server = await startServer({
    env: { PARALLAX_OFFLINE_LATENCY_MS: '600', PARALLAX_OFFLINE_WORDS_PER_SECOND: '200' },
  });
  await editor.openTemplate('Ask until sure', server.url);
  await expect(editor.card('Answer the question')).toContainText('4 to 40 calls');

  await editor.select('Majority, until sure');
  const savings = inspector.root.getByRole('region', { name: 'Expected savings' });
  await expect(savings).toContainText('9.4 of 40 answers');
  await savings.getByRole('slider', { name: 'Agreement of single answers' }).press('End');
  await expect(savings).toContainText('4.0 of 40 answers');
  await inspector.choose('Method', /Copeland/);
  await expect(inspector.root).toContainText('beats every other one by one');
  await expect(inspector.root.getByRole('alert')).toContainText('Only "majority" can stop early');
  await inspector.choose('Method', /Majority/);

  // Nine that agree, in three waves.
  const sure = inspector.root.getByRole('spinbutton', { name: 'Sure enough at' });
  await sure.fill('99.9');
  await expect(editor.card('Answer the question')).toContainText('12 to 40 calls');

  await editor.run.click();
  const votes = await dock.open('Votes');
  // While it counts: who leads, and how surely.
  await expect(votes.getByText('Counting')).toBeVisible();
  await expect(votes.getByRole('list', { name: 'Votes by candidate' })).toContainText('88');

  await expect(editor.runState).toContainText('Done', { timeout: 30_000 });
  const saved = /Stopped after (\d+) of 40 answers: (\d+) calls saved/;
  await expect(votes).toContainText(saved);
  await expect(editor.card('Majority, until sure')).toContainText(saved);
  const [, made, calls] = saved.exec((await votes.textContent()) ?? '') ?? [];
  expect(Number(made) + Number(calls)).toBe(40);
  await expect(dock.totals).toContainText(`${made} calls`);
  await expect(votes.getByRole('heading', { name: '88' })).toBeVisible();
  await votes.getByRole('button', { name: /^88\b/ }).click();
  await expect(votes.getByRole('table', { name: 'Ballots' }).getByRole('row').nth(1)).toContainText('88');
  await expect(page.getByRole('region', { name: /Tally of/ })).toBeVisible();
});
