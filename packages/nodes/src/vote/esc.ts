import type { Count } from './method.ts';
import type { Ballot } from './tally-schema.ts';

/** The answer that all ballots of a window are for, as it is counted; undefined where one differs or has no vote. */
export function agreedAnswer(window: readonly Ballot[]): string | undefined {
  const answer = window[0]?.normalized ?? undefined;
  return window.every(({ normalized }) => normalized === answer) ? answer : undefined;
}

/**
 * The candidate that the last window agrees on: what ESC (arXiv 2401.10480) returns, also where earlier answers were for something else.
 *
 * @param used the first so many samples were judged; the window is the last of them
 */
export function agreedCount(
  counts: readonly Count[],
  ballots: readonly Ballot[],
  used: number,
  window: number,
): Count | undefined {
  const last = ballots.filter(({ path }) => (path.at(-1)?.index ?? 0) >= used - window);
  const answer = agreedAnswer(last);
  if (answer === undefined) return undefined;
  const first = ballots.find(({ normalized }) => normalized === answer);
  return counts.find(({ value }) => JSON.stringify(value) === JSON.stringify(first?.choice));
}
