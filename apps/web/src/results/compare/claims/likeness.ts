import type { Claim } from './claim.ts';

/** How like two claims are in what they speak of, 0 to 1: the Dice coefficient of their content words and numbers (Dice 1945). Symmetric; negation does not count. */
export function likeness(a: Claim, b: Claim): number {
  const size = a.words.size + b.words.size + a.numbers.size + b.numbers.size;
  if (size === 0) return 0;
  return (2 * (shared(a.words, b.words) + shared(a.numbers, b.numbers))) / size;
}

/** How two claims about the same contradict one another; undefined where they do not. Symmetric. */
export function contradiction(a: Claim, b: Claim): 'negation' | 'numbers' | undefined {
  if (a.denies !== b.denies) return 'negation';
  const common = shared(a.numbers, b.numbers);
  // One that leaves numbers out says less, nothing else.
  return common < Math.min(a.numbers.size, b.numbers.size) ? 'numbers' : undefined;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.intersection(b).size;
}
