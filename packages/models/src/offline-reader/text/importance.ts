import type { Document, Sentence } from './document.ts';

/** More sentences than this are ranked by their words alone: TextRank compares all pairs. */
const maxRanked = 240;
const damping = 0.85;

/**
 * How much each sentence says about its document, 0 to 1, by index: TextRank (Mihalcea & Tarau 2004) over the overlap of
 * terms, raised for what stands early and what the title names.
 */
export function importanceOf(document: Document): number[] {
  const { sentences } = document;
  const centrality = sentences.length <= maxRanked ? textRank(sentences) : byFrequency(document);
  const title = new Set(document.title.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  const raw = sentences.map((sentence, index) => {
    const early =
      1 + 0.42 / (1 + index) + (sentences[index - 1]?.paragraph === sentence.paragraph ? 0 : 0.08);
    const named = sentence.words.some((word) => title.has(word.text.toLowerCase())) ? 1.12 : 1;
    return (centrality[index] ?? 0) * early * named * form(sentence);
  });
  const top = Math.max(...raw, 1e-9);
  return raw.map((value) => value / top);
}

/** Questions, fragments of quotes and very long or short sentences stand badly on their own. */
function form(sentence: Sentence): number {
  const { length } = sentence.words;
  const size = length < 6 ? 0.6 : length > 45 ? 0.8 : 1;
  const open = /^(?:and|but|or|so|then|this|these|those|it|they|he|she|such)\b/i.test(sentence.text)
    ? 0.82
    : 1;
  const voice = /\?$/.test(sentence.text) ? 0.6 : /^["“]/.test(sentence.text) ? 0.85 : 1;
  return size * open * voice * (sentence.quantities.length > 0 ? 1.1 : 1);
}

function textRank(sentences: readonly Sentence[]): number[] {
  const sets = sentences.map((sentence) => new Set(sentence.terms));
  const weights = sets.map((a, row) => sets.map((b, column) => (row === column ? 0 : overlap(a, b))));
  const sums = weights.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  let ranks = sentences.map(() => 1);
  for (let round = 0; round < 20; round += 1) {
    ranks = ranks.map((_, to) => {
      let inflow = 0;
      for (const [from, row] of weights.entries()) {
        const sum = sums[from] ?? 0;
        if (sum > 0) inflow += ((row[to] ?? 0) / sum) * (ranks[from] ?? 0);
      }
      return 1 - damping + damping * inflow;
    });
  }
  return ranks;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const term of a) if (b.has(term)) shared += 1;
  return shared === 0 ? 0 : shared / (Math.log(a.size + 1) + Math.log(b.size + 1));
}

function byFrequency(document: Document): number[] {
  return document.sentences.map((sentence) => {
    const sum = sentence.terms.reduce((total, term) => total + Math.log1p(document.counts.get(term) ?? 0), 0);
    return sum / Math.max(8, sentence.terms.length);
  });
}
