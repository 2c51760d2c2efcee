/**
 * Knows how many values a stack of nested scopes will bring, as soon as that can be known, without looking at all of them again.
 * It begins with one scope to be opened; each scope that opens with n branches turns into n scopes of the next depth or, at the
 * last depth, into n values.
 */
export class Countdown {
  /** Scopes that are not open yet. */
  private pending: number;
  /** Values that will come, of the scopes that are open. */
  expected: number;

  /** @param depth how many scopes are nested; 0 is a single value */
  constructor(depth: number) {
    this.pending = depth === 0 ? 0 : 1;
    this.expected = depth === 0 ? 1 : 0;
  }

  get isKnown(): boolean {
    return this.pending === 0;
  }

  /** A scope opened with so many branches. While it is not `isWhole`, it may open further, each time with branches more. */
  opened(isLast: boolean, branches: number, isWhole = true): void {
    this.pending += (isLast ? 0 : branches) - (isWhole ? 1 : 0);
    if (isLast) this.expected += branches;
  }
}
