import { addTo, candidatesOf, ranked } from './candidates.ts';
import type { Counted, Vote } from './method.ts';

/**
 * Unweighted plurality, as in self-consistency (arXiv 2203.11171): every valid vote counts as one, and equal normalised votes count
 * together. The share is of the valid votes.
 */
export function majority(votes: readonly Vote[]): Counted {
  return plurality(votes, () => 1, 'votes');
}

/** As `majority`, but each vote counts as much as its weight. The share is of all weights; 0 when they add up to nothing. */
export function weighted(votes: readonly Vote[]): Counted {
  return plurality(votes, ({ weight }) => weight, 'weight');
}

function plurality(votes: readonly Vote[], weightOf: (vote: Vote) => number, unit: string): Counted {
  const scores = new Map<string, number>();
  let total = 0;
  for (const vote of votes) {
    const [first] = vote.candidates;
    if (first === undefined) continue;
    addTo(scores, first.normalized, weightOf(vote));
    total += weightOf(vote);
  }
  const chosen = votes.map(({ candidates, weight }) => ({ candidates: candidates.slice(0, 1), weight }));
  return {
    counts: ranked(candidatesOf(chosen), scores, (score) => (total === 0 ? 0 : score / total)),
    unit,
  };
}
