import type { Ballot, Tally } from '@parallax/nodes';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { TooltipProvider } from '../../ui/tooltip.tsx';
import { TallyView } from './tally-view.tsx';

function ballot(index: number, choice: string | null, status: Ballot['status'] = 'valid'): Ballot {
  const path = [{ node: 'copies', index }];
  return {
    path,
    label: `Copy ${index + 1}`,
    node: 'answer',
    choice,
    normalized: choice?.toLowerCase() ?? null,
    weight: null,
    score: null,
    raw: `I say ${choice}`,
    status,
  };
}

const tally: Tally = {
  winner: 'Yes',
  status: 'decided',
  reason: '3 of 4 votes agree.',
  method: 'majority',
  unit: 'votes',
  rounds: null,
  condorcet: null,
  judged: null,
  samplesPossible: 5,
  counts: [
    { value: 'Yes', votes: 3, share: 0.75 },
    { value: 'No', votes: 1, share: 0.25 },
  ],
  valid: 4,
  abstained: 1,
  failed: 1,
  total: 6,
  share: 0.75,
  margin: 0.5,
  entropy: 0.81,
  pLeader: 0.8125,
  samplesUsed: 5,
  samplesSaved: 0,
  callsSaved: null,
  remarks: [],
  stopReason: 'all',
  ballots: [
    ballot(0, 'Yes'),
    ballot(1, 'yes'),
    ballot(2, 'No'),
    ballot(3, 'YES'),
    ballot(4, null, 'abstained'),
    ballot(5, null, 'failed'),
  ],
};

afterEach(cleanup);

const show = (shown: Tally) =>
  render(
    <TooltipProvider>
      <TallyView title="Vote" tally={shown} />
    </TooltipProvider>,
  );

describe('TallyView', () => {
  it('reads each bar out with votes and share, and names the winner', () => {
    show(tally);
    const bars = within(screen.getByRole('list', { name: 'Votes by candidate' })).getAllByRole('button');
    expect(bars.map((bar) => bar.textContent)).toEqual(['Yes: 3 votes, 75%, the winner', 'No: 1 vote, 25%']);
    expect(screen.getByRole('heading', { name: 'Yes' })).toBeDefined();
  });

  it('lists every ballot, also those that do not count', () => {
    show(tally);
    const rows = within(screen.getByRole('table', { name: 'Ballots' }))
      .getAllByRole('row')
      .slice(1);
    expect(rows).toHaveLength(6);
    expect(rows[4]?.textContent).toContain('Abstained');
    expect(rows[5]?.textContent).toContain('Failed');
  });

  it('shows the ballots of one candidate, however they were worded', async () => {
    show(tally);
    await userEvent.setup().click(screen.getByRole('button', { name: /^Yes\b/ }));
    expect(
      within(screen.getByRole('table', { name: 'Ballots' }))
        .getAllByRole('rowheader')
        .map((cell) => cell.textContent),
    ).toEqual(['Copy 1', 'Copy 2', 'Copy 4']);
  });

  it('has no winner where there is none', () => {
    show({
      ...tally,
      winner: null,
      status: 'noQuorum',
      reason: 'Too few votes.',
      entropy: null,
      pLeader: null,
    });
    expect(screen.getByRole('heading', { name: 'No winner' })).toBeDefined();
    expect(screen.getByText('No quorum')).toBeDefined();
  });
});
