import { act, cleanup, render, screen, within } from '@testing-library/react';
import { Profiler } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import {
  Around,
  followedRun,
  reviewEnd,
  reviewStart,
  stateAfter,
  viewsGraph,
  viewsOpened,
} from '../run.fixture.tsx';
import { CompareTab } from './compare-tab.tsx';

afterEach(cleanup);

const delta = (index: number, text: string, offset = 0) =>
  ({
    type: 'task-delta',
    node: 'review',
    task: `review@views:${index}`,
    channel: 'text',
    offset,
    text,
  }) as const;

async function show() {
  const live = await followedRun(
    viewsGraph,
    stateAfter([...viewsOpened, reviewStart(0), reviewStart(1), reviewStart(2)]),
  );
  let commits = 0;
  render(
    <Around session={live.session}>
      <Profiler id="compare" onRender={() => (commits += 1)}>
        <CompareTab graph={viewsGraph} />
      </Profiler>
    </Around>,
  );
  return { ...live, commits: () => commits };
}

const column = (name: string) => screen.getByRole('article', { name });

describe('CompareTab', () => {
  it('puts the branches of the working node side by side under their names', async () => {
    await show();
    expect(screen.getAllByRole('article').map((each) => each.getAttribute('aria-label'))).toEqual([
      'Skeptic',
      'Optimist · really',
      'Realist',
    ]);
  });

  it('lets each text grow in its own column and leaves the others alone', async () => {
    const { send } = await show();
    const other = column('Realist').innerHTML;
    await act(async () => send(delta(0, 'It will '), delta(0, 'fail.', 8)));
    expect(column('Skeptic').textContent).toContain('It will fail.');
    expect(column('Realist').innerHTML).toBe(other);
  });

  it('draws the events of one frame at once', async () => {
    const { send, commits } = await show();
    const before = commits();
    await act(async () => send(...Array.from({ length: 50 }, (_, at) => delta(1, 'x', at))));
    // One for the frame, one for the text that React may draw later.
    expect(commits() - before).toBeLessThanOrEqual(2);
  });

  it('shows the result in the place of the live text, with time and tokens', async () => {
    const { send } = await show();
    await act(async () => send(reviewEnd(2, '**Weigh** it.')));
    expect(within(column('Realist')).getByText('Weigh').tagName).toBe('STRONG');
    expect(column('Realist').textContent).toContain('40 ms · 5 tokens');
  });

  it('marks the column of the task that is selected on the canvas', async () => {
    const { session } = await show();
    act(() => session.selection.selectTask('review', 'review@views:1'));
    expect(within(column('Optimist · really')).getByRole('button', { pressed: true })).toBeDefined();
  });
});
