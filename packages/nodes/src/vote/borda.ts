import { addTo, candidatesOf, ranked } from './candidates.ts';
import type { Counted, Vote } from './method.ts';

/**
 * The Borda count: of m candidates, the first of a ranking gets m − 1 points, the last 0. Candidates that a vote leaves out share the
 * points that it did not give, so that every vote gives m(m − 1)/2. The share is of all points.
 */
export function borda(votes: readonly Vote[]): Counted {
  const all = candidatesOf(votes);
  const scores = bordaScores(votes, [...all.keys()]);
  const total = (votes.length * all.size * (all.size - 1)) / 2;
  // One candidate alone gets no points, and is agreed on.
  return { counts: ranked(all, scores, (score) => (total === 0 ? 1 : score / total)), unit: 'points' };
}

/** Points by candidate. */
export function bordaScores(votes: readonly Vote[], keys: readonly string[]): Map<string, number> {
  const scores = new Map<string, number>();
  for (const { candidates } of votes) {
    const named = new Set<string>();
    for (const [place, { normalized }] of candidates.entries()) {
      named.add(normalized);
      addTo(scores, normalized, keys.length - 1 - place);
    }
    const left = keys.length - named.size;
    // What is left are the points left − 1 … 0, shared by so many.
    for (const key of keys) if (!named.has(key)) addTo(scores, key, (left - 1) / 2);
  }
  return scores;
}
