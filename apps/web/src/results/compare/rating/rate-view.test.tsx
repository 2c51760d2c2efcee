import type { RateRequest } from '@parallax/schema';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { api } from '../../../api/client.ts';
import { createSession } from '../../../app/session.ts';
import { Around } from '../../run.fixture.tsx';
import type { Answer } from '../answer.ts';
import { RateView } from './rate-view.tsx';

afterEach(cleanup);

const answers = ['Skeptic', 'Optimist', 'Realist'].map(
  (label, index): Answer => ({
    key: `r1 ${index}`,
    runId: 'r1',
    item: `review@views:${index}`,
    task: `review@views:${index}`,
    label,
    path: [],
    text: `Text ${index}`,
    isClipped: false,
    ms: 10,
    costUsd: undefined,
  }),
);

async function show(kept: readonly RateRequest[] = []) {
  const sent: RateRequest[] = [];
  const session = createSession({
    api: {
      ...api,
      listRatings: async () => kept.map((each) => ({ ...each, ratedAt: 1 })),
      rate: async (_runId, body) => {
        sent.push(body);
        return { ...body, ratedAt: 2 };
      },
    },
  });
  render(
    <Around session={session}>
      <RateView node="review" answers={answers} />
    </Around>,
  );
  const first = screen.getByRole('button', { name: 'Rate 1 of 5' });
  await waitFor(() => expect(first.matches(':disabled')).toBe(false));
  screen.getByRole('region', { name: 'Blind rating' }).focus();
  return sent;
}

it('rates by keyboard alone, with no name in sight, and shows averages when asked', async () => {
  const user = userEvent.setup();
  const sent = await show();
  for (const { label } of answers) expect(screen.queryByText(label)).toBeNull();
  const shown = () => screen.getByRole('article').textContent;
  const before = shown();

  await user.keyboard('4');
  expect(screen.getByRole('button', { name: 'Rate 4 of 5', pressed: true })).toBeDefined();
  await user.keyboard('n');
  await user.keyboard('2 much{Escape}');
  await user.keyboard('{ArrowRight}');
  expect(shown()).not.toBe(before);
  await user.keyboard('2');
  await user.keyboard('{ArrowLeft}');
  expect(shown()).toBe(before);

  const item = answers.find(({ text }) => text === before)?.item;
  expect(sent.slice(0, 2)).toEqual([
    { item, score: 4, note: '' },
    { item, score: 4, note: '2 much' },
  ]);
  expect(sent[2]).toMatchObject({ score: 2, note: '' });

  await user.click(screen.getByRole('button', { name: 'Show names and scores' }));
  const rows = within(screen.getByRole('table', { name: 'Average by column' })).getAllByRole('row');
  expect(rows[1]?.textContent).toContain('4.00');
  expect(rows[2]?.textContent).toContain('2.00');
  expect(screen.getByText('2 much')).toBeDefined();
});

it('shows what was kept, and takes a score away by the same key', async () => {
  const user = userEvent.setup();
  const sent = await show(answers.map(({ item }) => ({ item, score: 3, note: '' })));
  expect(screen.getByRole('status').textContent).toContain('3 rated');
  await user.keyboard('3');
  expect(screen.getByRole('status').textContent).toContain('2 rated');
  await waitFor(() => expect(sent[0]?.score).toBeNull());
});
