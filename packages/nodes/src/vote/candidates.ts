import type { Candidate, Count, Vote } from './method.ts';

/** All candidates of the votes by the text under which they are counted, in the order in which they were first named. */
export function candidatesOf(votes: readonly Vote[]): Map<string, Candidate> {
  const found = new Map<string, Candidate>();
  for (const { candidates } of votes) {
    for (const candidate of candidates)
      if (!found.has(candidate.normalized)) found.set(candidate.normalized, candidate);
  }
  return found;
}

/**
 * Counts with the most first. Sorting is stable, so equals stay in the order of `candidates`. Sums are rounded to 12 digits: 0.1 + 0.2
 * and 0.3 are level, in whatever order they were added.
 */
export function ranked(
  candidates: ReadonlyMap<string, Candidate>,
  scores: ReadonlyMap<string, number>,
  shareOf: (votes: number) => number,
): Count[] {
  return [...candidates]
    .map(([key, { choice }]) => {
      const votes = Number((scores.get(key) ?? 0).toPrecision(12));
      return { value: choice, votes, share: shareOf(votes) };
    })
    .sort((a, b) => b.votes - a.votes);
}

export function addTo(scores: Map<string, number>, key: string, amount: number): void {
  scores.set(key, (scores.get(key) ?? 0) + amount);
}
