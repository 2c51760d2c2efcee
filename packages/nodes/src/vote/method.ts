import type { Json } from '@parallax/schema';

/** Something that can be voted for: how its first voter wrote it, and the text under which it is counted. */
export interface Candidate {
  readonly choice: Json;
  readonly normalized: string;
}

/** A valid vote. */
export interface Vote {
  /** What was chosen: one, all that are approved of, or a ranking with the best first. Never empty, never twice the same. */
  readonly candidates: readonly Candidate[];
  /** 1 unless votes are weighted; never negative. */
  readonly weight: number;
}

/** One candidate and what was given to it. */
export interface Count {
  /** The choice as the first of its voters wrote it. */
  readonly value: Json;
  /** Votes, weights, approvals, points or contests won, as the method has it. */
  readonly votes: number;
  /** From 0 to 1; of what, the method says. */
  readonly share: number;
}

/** One round of an instant run-off. */
export interface Round {
  readonly counts: readonly { readonly value: Json; readonly votes: number }[];
  /** Who left after it; null in the last one. */
  readonly eliminated: Json;
  /** Ballots none of whose candidates is left. */
  readonly exhausted: number;
}

/** What a method made of the votes. `counts` has the most votes first, and among equals the one that was voted for first. */
export interface Counted {
  readonly counts: readonly Count[];
  /** What the figures count: "votes", "points". */
  readonly unit: string;
  readonly rounds?: readonly Round[];
  /** Whether somebody wins every contest of two, for methods that hold such contests. */
  readonly condorcet?: boolean;
}

/** Counts the valid votes, given in (edge, path) order. Pure; the order decides only who is first among equals. */
export type VoteMethod = (votes: readonly Vote[]) => Counted;
