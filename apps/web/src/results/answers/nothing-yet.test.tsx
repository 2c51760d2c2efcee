import { type EventBody, type Graph, graphSchema } from '@parallax/schema';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { resultsTab } from '../results-tab.ts';
import {
  Around,
  followedRun,
  reviewEnd,
  reviewStart,
  stateAfter,
  viewsGraph,
  viewsOpened,
} from '../run.fixture.tsx';
import { labelsOf } from '../run-data/labels.ts';
import { NothingYet } from './nothing-yet.tsx';

afterEach(cleanup);

/** As `viewsGraph`, with a verdict between the reviews and the output: no single review is an answer. */
const verdictGraph: Graph = graphSchema.parse({
  ...viewsGraph,
  nodes: [...viewsGraph.nodes, { id: 'verdict', kind: 'reduce', label: 'Verdict', config: {} }],
  edges: [
    ...viewsGraph.edges.filter(({ target }) => target !== 'out'),
    { id: 'e3', source: 'review', target: 'verdict' },
    { id: 'e4', source: 'verdict', target: 'out' },
  ],
});

const delta = (index: number, text: string, offset = 0): EventBody => ({
  type: 'task-delta',
  node: 'review',
  task: `review@views:${index}`,
  channel: 'text',
  offset,
  text,
});

async function show(events: readonly EventBody[], status?: 'interrupted') {
  const live = await followedRun(verdictGraph, stateAfter(events), status);
  const view = () => {
    const { state } = live.session.run.getState();
    if (state === null) throw new Error('The run has no state.');
    const labels = labelsOf(verdictGraph, state.nodes);
    return (
      <Around session={live.session}>
        <NothingYet graph={verdictGraph} state={state} output="out" labels={labels} />
      </Around>
    );
  };
  const { rerender } = render(view());
  return { ...live, update: () => rerender(view()) };
}

const cards = () => screen.queryAllByRole('article').map((card) => card.getAttribute('aria-label'));

describe('an output that waits', () => {
  it('shows the calls that it waits for, behind the node that only gathers them', async () => {
    await show([...viewsOpened, reviewStart(0), reviewStart(2)]);
    expect(screen.getByText('Waiting for “Verdict”')).toBeDefined();
    expect(cards()).toEqual(['Skeptic', 'Realist']);
    expect(screen.getByRole('button', { name: 'and 1 more' })).toBeDefined();
  });

  it('lets each text grow in its card, the end in view', async () => {
    const { send } = await show([...viewsOpened, reviewStart(0), reviewStart(1)]);
    const [first, second] = screen.getAllByRole('article');
    const before = second?.innerHTML;
    await act(async () => send(delta(0, 'It '), delta(0, `will ${'x'.repeat(600)} fail.`, 3)));
    expect(first?.textContent).toMatch(/fail\.$/);
    expect(first?.textContent).not.toContain('It will');
    expect(second?.innerHTML).toBe(before);
  });

  it('keeps a call that has ended in its place and reads JSON as words', async () => {
    const { send, update } = await show([...viewsOpened, reviewStart(0), reviewStart(1)]);
    await act(async () => send(reviewEnd(0, { score: 4, reason: 'Clear.' })));
    update();
    expect(cards()).toEqual(['Skeptic', 'Optimist · really']);
    const card = screen.getByRole('article', { name: 'Skeptic' });
    expect(within(card).getByRole('img', { name: 'Done' })).toBeDefined();
    expect(card.textContent).not.toMatch(/[{"]/);
    expect(card.textContent).toContain('score: 4');
  });

  it('leads to all of them', async () => {
    const { session } = await show([...viewsOpened, reviewStart(0)]);
    act(() => screen.getByRole('button', { name: 'and 2 more' }).click());
    expect(resultsTab.getState().tab).toBe('compare');
    expect(session.selection.getState().nodes).toEqual(['review']);
  });
});

describe('an output of a run that was interrupted', () => {
  it('does not wait: it says what is there and offers to run again', async () => {
    await show([...viewsOpened, reviewStart(0), reviewEnd(0, 'Good.'), reviewStart(1)], 'interrupted');
    expect(document.body.textContent).toContain(
      'The run was interrupted before anything reached this output',
    );
    expect(document.body.textContent).toContain('“Review” had finished 1 of 3.');
    expect(document.body.textContent).not.toContain('Waiting');
    expect(screen.getByRole('button', { name: 'Go on' })).toBeDefined();
  });
});
