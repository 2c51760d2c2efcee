import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { stateFilter } from '../../run/state-filter.ts';
import {
  Around,
  followedRun,
  reviewEnd,
  reviewStart,
  stateAfter,
  viewsGraph,
  viewsOpened,
} from '../run.fixture.tsx';
import { TimelineTab } from './timeline-tab.tsx';

afterEach(() => {
  cleanup();
  stateFilter.setState({ state: null });
});

async function shown() {
  const state = stateAfter([
    ...viewsOpened,
    reviewStart(0),
    reviewEnd(0, 'Fine.'),
    reviewStart(1),
    {
      type: 'task-end',
      node: 'review',
      task: 'review@views:1',
      path: [{ node: 'views', index: 1 }],
      outcome: 'error',
      ms: 40,
      attempts: 1,
      error: { code: 'http-400', message: 'The prompt was refused.', retryable: false },
    },
  ]);
  const { session } = await followedRun(viewsGraph, state);
  render(
    <Around session={session}>
      <TimelineTab />
    </Around>,
  );
  return session;
}

const timeline = () => screen.getByRole('listbox', { name: 'Tasks over time' });

test('the keyboard goes from task to task, says how each stands, and selects it for the whole editor', async () => {
  const session = await shown();
  expect(timeline().getAttribute('aria-describedby')).not.toBeNull();
  expect(screen.queryByRole('option')).toBeNull();
  fireEvent.keyDown(timeline(), { key: 'Home' });
  fireEvent.keyDown(timeline(), { key: 'ArrowDown' });
  fireEvent.keyDown(timeline(), { key: 'ArrowDown' });
  expect(session.selection.getState()).toMatchObject({ nodes: ['review'], taskId: 'review@views:1' });
  const option = screen.getByRole('option');
  expect(option.getAttribute('aria-label')).toContain('Review, Optimist · really: Failed after');
  expect(option.getAttribute('aria-label')).toContain('The prompt was refused.');
  expect(timeline().getAttribute('aria-activedescendant')).toBe(option.id);
});

test('what is selected elsewhere is told here', async () => {
  const session = await shown();
  act(() => session.selection.selectTask('review', 'review@views:0'));
  expect(screen.getByRole('option').getAttribute('aria-label')).toContain('Review, Skeptic: Done after');
});

test('only tasks of one state are gone through where only these are shown', async () => {
  const session = await shown();
  act(() => stateFilter.setState({ state: 'failed' }));
  fireEvent.keyDown(timeline(), { key: 'Home' });
  expect(session.selection.getState().taskId).toBe('review@views:1');
  fireEvent.keyDown(timeline(), { key: 'ArrowDown' });
  expect(session.selection.getState().taskId).toBe('review@views:1');
});

test('the chain of tasks that decided the time is told in words, to the eye and to a screen reader', async () => {
  await shown();
  await userEvent.click(screen.getByRole('button', { name: 'Critical path' }));
  expect(screen.getAllByText(/decided the time: .* of work/)).toHaveLength(2);
});
