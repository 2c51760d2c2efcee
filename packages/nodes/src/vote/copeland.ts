import { addTo, candidatesOf, ranked } from './candidates.ts';
import type { Candidate, Counted, Vote } from './method.ts';

/**
 * Copeland's method: every two candidates are compared by how many votes rank one above the other; a contest won is 1, a level one ½.
 * Candidates that a vote leaves out are level among each other, below those that it ranks. The share is of the contests that each holds.
 */
export function copeland(votes: readonly Vote[]): Counted {
  const all = candidatesOf(votes);
  const places = votes.map(
    ({ candidates }) => new Map(candidates.map(({ normalized }, place) => [normalized, place])),
  );
  return contests(all, (one, other) => {
    let lead = 0;
    for (const place of places) {
      const first = place.get(one) ?? Number.POSITIVE_INFINITY;
      const second = place.get(other) ?? Number.POSITIVE_INFINITY;
      if (first !== second) lead += first < second ? 1 : -1;
    }
    return lead;
  });
}

/** Counts the contests of every two candidates. `lead` is above 0 when the first wins, 0 when they are level. */
export function contests(
  all: ReadonlyMap<string, Candidate>,
  lead: (one: string, other: string) => number,
): Counted {
  const keys = [...all.keys()];
  const scores = new Map<string, number>();
  const beaten = new Map<string, number>();
  for (const [index, one] of keys.entries()) {
    for (const other of keys.slice(index + 1)) {
      const result = lead(one, other);
      addTo(scores, one, result > 0 ? 1 : result === 0 ? 0.5 : 0);
      addTo(scores, other, result < 0 ? 1 : result === 0 ? 0.5 : 0);
      if (result !== 0) addTo(beaten, result > 0 ? one : other, 1);
    }
  }
  const held = keys.length - 1;
  return {
    counts: ranked(all, scores, (score) => (held === 0 ? 1 : score / held)),
    unit: 'contests won',
    condorcet: keys.some((key) => (beaten.get(key) ?? 0) === held),
  };
}
