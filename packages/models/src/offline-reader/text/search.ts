/** Finds the texts that a query is about. Texts and queries are lists of terms. */
export interface Index {
  /** BM25 of every text (Robertson & Zaragoza 2009), by its number. */
  score(query: readonly string[]): number[];
  /** Inverse document frequency: how much a term tells apart; never negative. */
  weight(term: string): number;
}

const k1 = 1.2;
const b = 0.6;

export function indexOf(texts: readonly (readonly string[])[]): Index {
  const average = texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length);
  const counts = texts.map(countTerms);
  const spread = new Map<string, number>();
  for (const count of counts) for (const term of count.keys()) spread.set(term, (spread.get(term) ?? 0) + 1);
  const weight = (term: string): number => {
    const holders = spread.get(term) ?? 0;
    return Math.log(1 + (texts.length - holders + 0.5) / (holders + 0.5));
  };
  return {
    weight,
    score(query) {
      const terms = [...new Set(query)];
      return counts.map((count, number) => {
        const length = texts[number]?.length ?? 0;
        return terms.reduce((sum, term) => {
          const frequency = count.get(term) ?? 0;
          const norm = k1 * (1 - b + (b * length) / Math.max(1, average));
          return frequency === 0 ? sum : sum + (weight(term) * frequency * (k1 + 1)) / (frequency + norm);
        }, 0);
      });
    },
  };
}

function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** Cosine of two bags of terms, 0 to 1. */
export function cosine(a: readonly string[], b: readonly string[]): number {
  const left = countTerms(a);
  const right = countTerms(b);
  let dot = 0;
  for (const [term, count] of left) dot += count * (right.get(term) ?? 0);
  const size = (counts: Map<string, number>) =>
    Math.sqrt([...counts.values()].reduce((sum, count) => sum + count * count, 0));
  return dot === 0 ? 0 : dot / (size(left) * size(right));
}

/** The share of `needed` that `given` has, each term weighed by what it tells apart, 0 to 1. */
export function coverage(
  needed: readonly string[],
  given: Iterable<string>,
  weight: (term: string) => number = () => 1,
): number {
  const terms = [...new Set(needed)];
  const have = new Set(given);
  const all = terms.reduce((sum, term) => sum + weight(term), 0);
  return all === 0 ? 0 : terms.reduce((sum, term) => sum + (have.has(term) ? weight(term) : 0), 0) / all;
}
