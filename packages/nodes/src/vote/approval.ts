import { addTo, candidatesOf, ranked } from './candidates.ts';
import type { Counted, Vote } from './method.ts';

/** Approval voting: every vote approves of as many candidates as it likes. The share is of the voters, so shares may add up to more than 1. */
export function approval(votes: readonly Vote[]): Counted {
  const scores = new Map<string, number>();
  for (const { candidates } of votes) for (const { normalized } of candidates) addTo(scores, normalized, 1);
  return { counts: ranked(candidatesOf(votes), scores, (score) => score / votes.length), unit: 'approvals' };
}
