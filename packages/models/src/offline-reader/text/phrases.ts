import { type Document, isTerm } from './document.ts';

export interface KeyPhrase {
  readonly text: string;
  readonly score: number;
  readonly count: number;
}

/** Noun phrases by how often and how early they occur (in the manner of RAKE and KP-Miner), without those inside a longer one. */
export function keyPhrases(document: Document): KeyPhrase[] {
  const found = new Map<string, { text: string; count: number; first: number; terms: number }>();
  for (const sentence of document.sentences) {
    let run: typeof sentence.words = [];
    for (const word of [...sentence.words, undefined]) {
      const joins =
        word !== undefined &&
        isTerm(word) &&
        (word.pos === 'NOUN' ||
          word.pos === 'PROPN' ||
          (word.pos === 'ADJ' && !run.some(({ pos }) => pos !== 'ADJ')));
      if (joins) {
        run = [...run, word];
        continue;
      }
      if (run.some(({ pos }) => pos !== 'ADJ') && run.length <= 4) {
        const key = run.map((part) => part.key).join(' ');
        const text = run
          .map((part) => (part.pos === 'PROPN' ? part.text : part.text.toLowerCase()))
          .join(' ');
        const known = found.get(key);
        found.set(key, {
          text: known?.text ?? text,
          count: (known?.count ?? 0) + 1,
          first: known?.first ?? sentence.index,
          terms: run.length,
        });
      }
      run = [];
    }
  }
  const total = Math.max(1, document.sentences.length);
  const scored = [...found].map(([key, { text, count, first, terms }]) => {
    const inner = key.split(' ').reduce((sum, term) => sum + Math.log1p(document.counts.get(term) ?? 0), 0);
    return {
      key,
      text,
      count,
      score:
        (inner / Math.sqrt(terms)) *
        (1 + Math.log(count)) *
        (1.2 - 0.4 * (first / total)) *
        (terms === 1 ? 0.75 : 1.15),
    };
  });
  scored.sort((a, b) => b.score - a.score);
  return scored.filter(
    ({ key }, at) => !scored.slice(0, at).some((better) => ` ${better.key} `.includes(` ${key} `)),
  );
}
