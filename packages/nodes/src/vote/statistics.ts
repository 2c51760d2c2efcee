/**
 * How sure the leader's lead is, by the Beta criterion of Adaptive-Consistency (arXiv 2305.11860): with top counts v1 ≥ v2,
 * the probability P = Σ_{k=0}^{v1} C(n, k) / 2^n with n = v1 + v2 + 1 that the leader is the more frequent answer of the two.
 * It is not the probability of being right. Accurate to about 1e-12, in O(v2) time, for counts of any size.
 */
export function leaderProbability(v1: number, v2: number): number {
  // By symmetry P = 1 − Σ_{k=0}^{v2} C(n, k) / 2^n, and that tail is its largest term times a quickly falling series.
  const n = v1 + v2 + 1;
  return 1 - largestTerm(n, v2) * tailSeries(n, v2);
}

/** C(n, k) / 2^n. The halvings, which are exact, are spread over the product so that it never overflows. */
function largestTerm(n: number, k: number): number {
  let term = 1;
  let halvings = n;
  for (let i = 1; i <= k; i += 1) {
    term *= (n - k + i) / i;
    while (term > 1 && halvings > 0) {
      term /= 2;
      halvings -= 1;
    }
  }
  return term * 2 ** -halvings;
}

/** Σ_{j=0}^{k} C(n, j) / C(n, k), largest first, until a term no longer counts. */
function tailSeries(n: number, k: number): number {
  let sum = 0;
  let ratio = 1;
  for (let j = k; j >= 0 && ratio > Number.EPSILON * sum; j -= 1) {
    sum += ratio;
    ratio *= j / (n - j + 1);
  }
  return sum;
}

/**
 * Shannon entropy of the votes over the candidates that got any, divided by its maximum: 0 when all agree, 1 when all
 * candidates are level. Null without votes.
 */
export function normalizedEntropy(counts: readonly number[]): number | null {
  const votes = counts.filter((count) => count > 0);
  const total = votes.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  if (votes.length === 1) return 0;
  const entropy = votes.reduce((sum, count) => sum - (count / total) * Math.log(count / total), 0);
  return Math.min(1, entropy / Math.log(votes.length));
}
