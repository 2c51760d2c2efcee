import { bordaScores } from './borda.ts';
import { candidatesOf } from './candidates.ts';
import type { Candidate, Count, Counted, Round, Vote } from './method.ts';

/**
 * Instant run-off: each vote counts for the best of its candidates that is still in; while nobody has more than half, the one with
 * the fewest leaves. Among those with the fewest, the one that had fewer in earlier rounds leaves, then the one with fewer Borda points,
 * then the one that comes last in the alphabet: never by the order of the votes. When all that are left are level it is a tie.
 * The share is of the votes that still count in a candidate's last round.
 */
export function irv(votes: readonly Vote[]): Counted {
  const all = candidatesOf(votes);
  const points = bordaScores(votes, [...all.keys()]);
  const left = new Set(all.keys());
  const rounds: Round[] = [];
  const history: Map<string, number>[] = [];
  const gone: Count[] = [];
  while (left.size > 0) {
    const counts = countRound(votes, left);
    history.unshift(counts);
    const active = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const most = Math.max(...counts.values());
    const least = Math.min(...counts.values());
    const isDecided = most * 2 > active || most === least;
    const loser = isDecided ? undefined : weakest(counts, history, points);
    rounds.push({
      counts: toCounts(counts, all).sort((a, b) => b.votes - a.votes),
      eliminated: loser === undefined ? null : (all.get(loser)?.choice ?? null),
      exhausted: votes.length - active,
    });
    if (loser === undefined) {
      const stayed = toCounts(counts, all)
        .map((count) => ({ ...count, share: active === 0 ? 0 : count.votes / active }))
        .sort((a, b) => b.votes - a.votes);
      return { counts: [...stayed, ...gone], unit: 'votes', rounds };
    }
    const lost = counts.get(loser) ?? 0;
    gone.unshift({ value: all.get(loser)?.choice ?? null, votes: lost, share: lost / active });
    left.delete(loser);
  }
  return { counts: gone, unit: 'votes', rounds };
}

function countRound(votes: readonly Vote[], left: ReadonlySet<string>): Map<string, number> {
  const counts = new Map([...left].map((key) => [key, 0]));
  for (const { candidates } of votes) {
    const best = candidates.find(({ normalized }) => left.has(normalized));
    if (best !== undefined) counts.set(best.normalized, (counts.get(best.normalized) ?? 0) + 1);
  }
  return counts;
}

function weakest(
  counts: ReadonlyMap<string, number>,
  history: readonly ReadonlyMap<string, number>[],
  points: ReadonlyMap<string, number>,
): string | undefined {
  const isWeaker = (one: string, other: string): boolean => {
    for (const round of [...history, points]) {
      const difference = (round.get(one) ?? 0) - (round.get(other) ?? 0);
      if (difference !== 0) return difference < 0;
    }
    return one > other;
  };
  return [...counts.keys()].reduce((weak, key) => (isWeaker(key, weak) ? key : weak));
}

function toCounts(counts: ReadonlyMap<string, number>, all: ReadonlyMap<string, Candidate>) {
  return [...counts].map(([key, votes]) => ({ value: all.get(key)?.choice ?? null, votes }));
}
