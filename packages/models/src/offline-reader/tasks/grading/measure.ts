import type { Sentence } from '../../text/document.ts';

/** One side of a piece of writing: how good it is, and the sentences that show it at its best and worst. */
export interface Measure {
  /** 0 to 1. */
  readonly value: number;
  readonly best: Sentence | undefined;
  readonly worst: Sentence | undefined;
  /** What was seen, as the end of "It …": "gives four figures". */
  readonly praise: string;
  readonly blame: string;
  readonly advice: string;
}

/** Words that anybody could have written about anything. */
export const generic =
  /\b(?:everyone|everybody|people|things?|society|nowadays|today's|in general|always|many|a lot|very|important|good|bad|numerous|different|various|problem|topic|crucial|ultimately|basically|some people)\b/gi;

/** Uses the whole scale: measures of real essays lie close together around the middle. */
export function stretch(value: number): number {
  return Math.max(0, Math.min(1, 0.55 + 1.35 * (value - 0.55)));
}

/** Grows fast at first, then ever slower towards 1. */
export function saturate(value: number, scale: number): number {
  return 1 - Math.exp(-value / scale);
}
