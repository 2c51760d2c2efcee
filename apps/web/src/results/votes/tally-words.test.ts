import { emptyRunState, type NodeState } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import { standingOf, voteGroups } from './read-tally.ts';
import { leaderLine, standingLine, stopLine } from './tally-words.ts';

const standing = {
  status: 'counting' as const,
  method: 'majority' as const,
  counts: [{ value: 'A', votes: 2, share: 1 }],
  candidates: 1,
  unit: 'votes',
  valid: 2,
  abstained: 1,
  failed: 0,
  share: 1,
  pLeader: 0.875,
  samplesPossible: 40,
};

const node = (data: NodeState['data']): NodeState => ({
  status: 'running',
  running: 0,
  retrying: 0,
  counts: { ok: 0, error: 0, timeout: 0, cancelled: 0, skipped: 0 },
  startedAt: 0,
  totals: emptyRunState('r').totals,
  tasks: [],
  data,
});

describe('a vote that is still counting', () => {
  it('is there before its task is, at its path or outside of all scopes', () => {
    const one = node({ 'tally@': standing });
    expect(voteGroups(one, 'vote')).toEqual([{ task: 'vote', path: [] }]);
    expect(standingOf(one, [])).toEqual(standing);
    const many = node({ 'tally@list:10': standing, 'tally@list:9': standing, 'paced@list:9': { total: 3 } });
    expect(voteGroups(many, 'vote').map(({ task }) => task)).toEqual(['vote@list:9', 'vote@list:10']);
  });

  it('says how many answers are in', () => {
    expect(standingLine(standing)).toBe('3 of up to 40 answers are in, 1 abstained.');
  });
});

it('names the leader, or who are level', () => {
  const counts = (...votes: readonly number[]) =>
    votes.map((number, index) => ({ value: ['No', 'Yes', 'So'][index] ?? '', votes: number, share: 0 }));
  expect(leaderLine({ counts: counts() })).toBe('No leader yet');
  expect(leaderLine({ counts: counts(3, 2) })).toBe('“No” leads');
  expect(leaderLine({ counts: counts(2, 2, 1) })).toBe('“No” and “Yes” are level');
  expect(leaderLine({ counts: counts(1, 1, 1) })).toBe('3 candidates are level');
});

describe('the line on an early stop', () => {
  const all = { stopReason: 'all' as const, samplesSaved: 0, samplesPossible: 40, callsSaved: null };

  it.each([
    [{}, ''],
    [
      { stopReason: 'adaptive' as const, samplesSaved: 32, callsSaved: 32 },
      'Stopped after 8 of 40 answers: 32 calls saved.',
    ],
    [
      { stopReason: 'esc' as const, samplesSaved: 30, callsSaved: 60 },
      'Stopped after 10 of 40 answers: 60 calls saved.',
    ],
    [{ stopReason: 'esc' as const, samplesSaved: 30 }, 'Stopped after 10 of 40 answers: 30 answers saved.'],
    [{ stopReason: 'adaptive' as const }, 'Decided with 40 of 40 answers: nothing was saved.'],
    [
      { stopReason: 'enough' as const, samplesSaved: 2, samplesPossible: 5 },
      'Closed with 3 of 5 answers: the others were called off.',
    ],
  ])('of %j is %j', (change, line) => {
    expect(stopLine({ ...all, ...change })).toBe(line);
  });
});
