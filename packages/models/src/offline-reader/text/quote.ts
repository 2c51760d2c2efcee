import type { Sentence } from './document.ts';
import { isWord } from './document.ts';
import { balanced, cutPoints, joinWords, lengthOf, withoutDangling } from './shorten.ts';
import type { TaggedWord } from './wink.ts';

type Words = readonly TaggedWord[];

/** The words of a sentence in quotation marks, at most `maxWords` of them; a cut shows as an ellipsis. */
export function quote(sentence: Sentence, maxWords: number): string {
  if (lengthOf(sentence.words) <= maxWords) return `“${inner(sentence.text)}”`;
  const cut = [...cutPoints(sentence.words)].filter((at) => {
    const words = sentence.words.slice(0, at);
    return lengthOf(words) <= maxWords && lengthOf(words) >= Math.min(6, maxWords / 2) && balanced(words);
  });
  const at = cut.at(-1) ?? indexAfter(sentence.words, maxWords);
  return `“${inner(joinWords(withoutDangling(sentence.words.slice(0, at))))} …”`;
}

/** The part of a sentence around a match, in quotation marks, in at most `maxWords` words if its clauses allow. */
export function quoteAround(sentence: Sentence, pattern: RegExp, maxWords: number): string {
  const { words, text } = sentence;
  if (lengthOf(words) <= maxWords) return quote(sentence, maxWords);
  const start = pattern.exec(text)?.index ?? 0;
  let at = 0;
  for (let seen = 0; at < words.length - 1; at += 1) {
    seen += (words[at]?.before.length ?? 0) + (words[at]?.text.length ?? 0);
    if (seen > start) break;
  }
  const marks = [
    -1,
    ...words.flatMap((word, index) => (/^[,;:–—]$/.test(word.text) ? [index] : [])),
    words.length,
  ];
  let right = marks.findIndex((mark) => mark > at);
  let left = right - 1;
  const span = () => words.slice((marks[left] ?? -1) + 1, marks[right] ?? words.length);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [l, r] of [
      [left, right + 1],
      [left - 1, right],
    ] as const) {
      if (l < 0 || r >= marks.length) continue;
      if (lengthOf(words.slice((marks[l] ?? -1) + 1, marks[r] ?? words.length)) > maxWords) continue;
      [left, right, grown] = [l, r, true];
      break;
    }
  }
  const chosen = span();
  if (lengthOf(chosen) > maxWords + 6 || lengthOf(chosen) < 5 || !balanced(chosen))
    return quote(sentence, maxWords);
  const body = chosen.map((word, index) => (index === 0 ? '' : word.before) + word.text).join('');
  return `“${left > 0 ? '… ' : ''}${inner(body)}${right < marks.length - 1 ? ' …' : ''}”`;
}

/** Quotes inside a quotation become single; the full stop goes outside. */
function inner(text: string): string {
  return text
    .trim()
    .replaceAll(/["“”]/g, "'")
    .replace(/[.,;:]+$/, '');
}

function indexAfter(words: Words, count: number): number {
  let seen = 0;
  for (const [index, word] of words.entries()) {
    if (isWord(word)) seen += 1;
    if (seen >= count) return index + 1;
  }
  return words.length;
}
