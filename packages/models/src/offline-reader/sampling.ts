/** A source of numbers in [0, 1) that always gives the same sequence for the same seed (mulberry32). */
export type Random = () => number;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A 32-bit hash (FNV-1a), to mix a text into a seed. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** How an answer chooses among candidates: nothing but the best at temperature 0, ever freer above. */
export interface Chooser {
  readonly temperature: number;
  readonly random: Random;
}

/** A candidate and how good it is; scores of about 0 to 1 make temperatures mean the same everywhere. */
export interface Scored<T> {
  readonly value: T;
  readonly score: number;
}

/** How much of a score one unit of temperature blurs. At 0.8, a lead of 0.2 is chosen about five times as often. */
const blur = 0.16;

/** Draws one candidate with probability ∝ exp(score / temperature). The first of the best at temperature 0. */
export function choose<T>(candidates: readonly Scored<T>[], chooser: Chooser): T | undefined {
  return rank(candidates, chooser)[0];
}

/**
 * Candidates in order of score, loosened by the temperature: drawing without replacement from a softmax
 * is the same as sorting by score plus Gumbel noise (the Gumbel-top-k trick, arXiv 1903.06059).
 */
export function rank<T>(candidates: readonly Scored<T>[], chooser: Chooser): T[] {
  const scale = chooser.temperature * blur;
  return candidates
    .map((candidate) => ({
      candidate,
      key: candidate.score + (scale > 0 ? scale * gumbel(chooser.random()) : 0),
    }))
    .sort((a, b) => b.key - a.key)
    .map(({ candidate }) => candidate.value);
}

/** One of several ways to say the same; the first at temperature 0. */
export function phrase(chooser: Chooser, ...ways: readonly [string, ...string[]]): string {
  if (chooser.temperature <= 0) return ways[0];
  return ways[Math.floor(chooser.random() * ways.length)] ?? ways[0];
}

function gumbel(uniform: number): number {
  return -Math.log(-Math.log(Math.min(Math.max(uniform, 1e-12), 1 - 1e-12)));
}
