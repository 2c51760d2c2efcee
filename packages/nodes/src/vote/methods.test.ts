import { describe, expect, it } from 'vitest';
import { listVote } from './list-vote.ts';
import type { Vote } from './method.ts';
import { type CountedMethod, countedMethods } from './methods.ts';

/** "3: A > B" is three votes that rank A before B. */
function votes(...lines: readonly string[]): Vote[] {
  return lines.flatMap((line) => {
    const [count = '1', ranking = ''] = line.split(': ');
    const candidates = ranking.split(' > ').map((choice) => ({ choice, normalized: choice }));
    return Array.from({ length: Number(count) }, () => ({ candidates, weight: 1 }));
  });
}

/** The capital of Tennessee: the example that the literature on voting uses to tell methods apart. */
const tennessee = votes(
  '42: Memphis > Nashville > Chattanooga > Knoxville',
  '26: Nashville > Chattanooga > Knoxville > Memphis',
  '15: Chattanooga > Knoxville > Nashville > Memphis',
  '17: Knoxville > Chattanooga > Nashville > Memphis',
);

describe('the capital of Tennessee', () => {
  it.each<[CountedMethod, string, number]>([
    ['majority', 'Memphis', 42],
    ['borda', 'Nashville', 194],
    ['irv', 'Knoxville', 58],
    ['copeland', 'Nashville', 3],
  ])('by %s is %s', (method, winner, score) => {
    expect(countedMethods[method](tennessee).counts[0]).toMatchObject({ value: winner, votes: score });
  });

  it('is eliminated in the known order', () => {
    expect(countedMethods.irv(tennessee).rounds?.map(({ eliminated }) => eliminated)).toEqual([
      'Chattanooga',
      'Nashville',
      null,
    ]);
  });
});

describe('copeland', () => {
  it('says that there is no Condorcet winner in a cycle', () => {
    const { counts, condorcet } = countedMethods.copeland(
      votes('1: A > B > C', '1: B > C > A', '1: C > A > B'),
    );
    expect(condorcet).toBe(false);
    expect(counts.map(({ votes: won }) => won)).toEqual([1, 1, 1]);
    expect(countedMethods.copeland(tennessee).condorcet).toBe(true);
  });
});

describe('irv', () => {
  it('is a tie when all that are left are level', () => {
    const { counts } = countedMethods.irv(votes('2: A > B', '2: B > A'));
    expect(counts.map(({ votes: won }) => won)).toEqual([2, 2]);
  });

  it('leaves ballots behind that rank nobody who is left', () => {
    const { rounds, counts } = countedMethods.irv(votes('3: A', '2: B', '1: C'));
    expect(rounds?.at(-1)).toMatchObject({ exhausted: 1, eliminated: null });
    expect(counts[0]).toMatchObject({ value: 'A', votes: 3, share: 0.6 });
  });
});

describe('borda', () => {
  it('shares what a ballot leaves out among those that it leaves out', () => {
    const { counts } = countedMethods.borda(votes('1: A', '1: B > C > A'));
    expect(Object.fromEntries(counts.map(({ value, votes: points }) => [value, points]))).toEqual({
      A: 2,
      B: 2.5,
      C: 1.5,
    });
  });
});

describe('approval', () => {
  it('counts all that a vote approves of, as a share of the voters', () => {
    const { counts } = countedMethods.approval(votes('2: A > B', '1: B'));
    expect(counts).toEqual([
      { value: 'B', votes: 3, share: 1 },
      { value: 'A', votes: 2, share: 2 / 3 },
    ]);
  });
});

describe('weighted', () => {
  it('counts weights', () => {
    const one = (choice: string, weight: number): Vote => ({
      candidates: [{ choice, normalized: choice }],
      weight,
    });
    expect(countedMethods.weighted([one('A', 0.5), one('B', 0.2), one('B', 0.2)]).counts[0]).toMatchObject({
      value: 'A',
      share: 0.5 / 0.9,
    });
  });
});

describe('a list of choices', () => {
  it.each([
    ['A > B > C', ['A', 'B', 'C']],
    ['1. Red\n2. Blue', ['Red', 'Blue']],
    ['- x\n\n- y', ['x', 'y']],
    ['A, B', ['A', 'B']],
    ['only', ['only']],
    [' ', undefined],
  ])('is read from %j', (text, list) => {
    expect(listVote(text)).toEqual(list);
  });
});
