import type { Count, Vote } from './method.ts';

/**
 * Unweighted plurality, as in self-consistency (arXiv 2203.11171): every valid vote counts as one, and equal
 * normalised votes count together. Linear in the votes but for sorting the candidates.
 */
export function majority(votes: readonly Vote[]): Count[] {
  const counts = new Map<string, { value: Vote['choice']; votes: number }>();
  for (const { choice, normalized } of votes) {
    const count = counts.get(normalized);
    if (count === undefined) counts.set(normalized, { value: choice, votes: 1 });
    else count.votes += 1;
  }
  // Maps keep the order of insertion and sorting is stable, so equals stay in the order of their first vote.
  return [...counts.values()]
    .sort((a, b) => b.votes - a.votes)
    .map((count) => ({ ...count, share: count.votes / votes.length }));
}
