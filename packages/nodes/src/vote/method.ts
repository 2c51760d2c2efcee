import type { Json } from '@parallax/schema';

/** A valid vote: what was chosen, and the text under which it is counted. */
export interface Vote {
  readonly choice: Json;
  readonly normalized: string;
}

/** One candidate and what was given to it. */
export interface Count {
  /** The choice as the first of its voters wrote it. */
  readonly value: Json;
  readonly votes: number;
  /** Of all valid votes, 0 to 1. */
  readonly share: number;
}

/**
 * Counts the valid votes, given in (edge, path) order. The result is sorted: most votes first, and among equals the one
 * that was voted for first.
 */
export type VoteMethod = (votes: readonly Vote[]) => readonly Count[];
