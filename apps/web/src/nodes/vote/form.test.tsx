import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { showForm, showInspector } from '../inspector.fixture.tsx';

afterEach(cleanup);

/** A question that is asked `count` times and voted on. */
function showVote(config: object, count: number) {
  return showInspector('vote', {
    name: 'Votes',
    nodes: [
      { id: 'question', kind: 'input', config: { type: 'text', value: 'q' } },
      { id: 'copies', kind: 'fan-out', config: { by: 'copies', count } },
      { id: 'ask', kind: 'agent', config: { prompt: '{{input}}' } },
      { id: 'vote', kind: 'vote', config: { ...config } },
    ],
    edges: [
      { id: 'e1', source: 'question', target: 'copies' },
      { id: 'e2', source: 'copies', target: 'ask', targetHandle: 'input' },
      { id: 'e3', source: 'ask', target: 'vote' },
    ],
  });
}

const savings = () => screen.getByRole('region', { name: 'Expected savings' });

describe('the form of a vote', () => {
  it.each(['majority', 'weighted', 'approval', 'borda', 'irv', 'copeland', 'judge', 'pairwise', 'bestOf'])(
    'says of %s what it does, when to use it and where it is from',
    (method) => {
      showForm('vote', { method });
      for (const heading of ['What it does', 'When to use it', 'Source'])
        expect(screen.getByText(heading).nextElementSibling?.textContent?.length).toBeGreaterThan(10);
    },
  );

  it('asks for a model only where one is asked', () => {
    showForm('vote', { method: 'bestOf', scorePointer: '/score' });
    expect(screen.queryByRole('combobox', { name: 'Model' })).toBeNull();
    cleanup();
    showForm('vote', { method: 'bestOf' });
    expect(screen.getByRole('combobox', { name: 'Model' })).toBeDefined();
  });

  it('warns of an even number of votes, unless the vote stops early', () => {
    showVote({}, 4);
    expect(screen.getByText('4 answers can be level: take 5.')).toBeDefined();
    cleanup();
    showVote({ stop: { rule: 'adaptive' } }, 4);
    expect(screen.queryByText(/answers can be level: take/)).toBeNull();
  });

  it('shows what stopping early takes for an agreement that one can change', async () => {
    const { user, config, problems } = showVote({ stop: { rule: 'esc' } }, 40);
    expect(savings().textContent).toContain('14.6 of 40');
    within(savings()).getByRole('slider', { name: 'Agreement of single answers' }).focus();
    await user.keyboard('{End}');
    expect(savings().textContent).toContain('5.0 of 40');
    await user.click(screen.getByRole('spinbutton', { name: 'Window' }));
    await user.keyboard('{Control>}a{/Control}3');
    expect(config().stop).toEqual({ rule: 'esc', window: 3 });
    expect(problems()).toEqual([]);
  });
});
