import { type Chooser, rank } from '../sampling.ts';
import type { Document, Sentence } from '../text/document.ts';
import { importanceOf } from '../text/importance.ts';
import { cosine } from '../text/search.ts';
import { countWords, lengthOf, shortenWords } from '../text/shorten.ts';
import { withReferent } from '../text/subject.ts';
import type { Task } from './task.ts';

/** Words that announce what a text is after: a wish, a decision, a result. */
const cue =
  /\b(?:i want|we want|i would like|we ask|asks? for|decided|agreed|proposes?|concludes?|in short|the main|most important|result|therefore|must|needs? to|recommend|because|for the first time|brings?|expected|warns?)\b/i;

/** The most important sentences, shortened to what was asked for. */
export const summarise: Task = ({ request, read, chooser }) => {
  const document = read(request.material);
  const { limits } = request;
  const single = limits.sentences === 1 || (limits.count === undefined && (limits.maxWords ?? 99) <= 30);
  const listed = limits.bullets || limits.count !== undefined;
  const wanted = single
    ? 1
    : (limits.count ??
      limits.sentences ??
      Math.min(5, Math.max(2, Math.round(document.sentences.length / 5))));
  const each = limits.maxWordsEach ?? (single ? (limits.maxWords ?? 30) : listed ? 24 : 34);
  const points = pickPoints(document, wanted, each, chooser, {
    figures: /\bkeep\b[^.]*\b(?:figures?|numbers?)\b/i.test(request.orders),
    ranked: /\bmost important (?:one )?first\b/i.test(request.orders),
  });
  const kept = withinWords(points, single ? undefined : limits.maxWords);
  const text = listed && !single ? kept.map((point) => `- ${point}`).join('\n') : kept.join(' ');
  return {
    text,
    facts: { summary: kept.join(' '), points: kept, answer: kept.join(' '), information: kept },
  };
};

/** Important, different sentences, each in at most `maxWords` words, most important first; in text order when many. */
export function pickPoints(
  document: Document,
  wanted: number,
  maxWords: number,
  chooser: Chooser,
  { figures = false, ranked = false } = {},
): string[] {
  const importance = importanceOf(document);
  const candidates = document.sentences.flatMap((sentence, index) => {
    const text = shortenWords(withReferent(sentence.words, document.sentences[index - 1]?.words), maxWords);
    if (text === undefined) return [];
    // A sentence that had to lose much, or that leans on the one before, is worth less here.
    const kept = countWords(text) / Math.max(1, lengthOf(sentence.words));
    const leaning = /^(?:it|they|he|she|this|that|these|those|of those|such|both|the other|two|half)\b/i.test(
      text,
    )
      ? 0.7
      : 1;
    const figure = figures ? figureWeight(sentence, text) : 1;
    const score =
      (importance[index] ?? 0) *
      (0.45 + 0.55 * kept) *
      leaning *
      figure *
      (cue.test(sentence.text) ? 1.45 : 1);
    return [{ value: { sentence, text }, score }];
  });
  const chosen: { sentence: Sentence; text: string }[] = [];
  for (const candidate of rank(candidates, chooser)) {
    if (chosen.length >= wanted) break;
    if (chosen.every((other) => cosine(other.sentence.terms, candidate.sentence.terms) < 0.5))
      chosen.push(candidate);
  }
  const ordered =
    ranked || wanted === 1 ? chosen : chosen.toSorted((a, b) => a.sentence.index - b.sentence.index);
  return ordered.map(({ text }) => finish(text));
}

export function finish(text: string): string {
  return /[.!?…]["”’']?$/.test(text) ? text : `${text}.`;
}

function withinWords(points: readonly string[], maxWords: number | undefined): string[] {
  if (maxWords === undefined) return [...points];
  let left = maxWords;
  const kept = points.filter((point) => {
    left -= countWords(point);
    return left >= 0;
  });
  return kept.length > 0 ? kept : points.slice(0, 1);
}

/** Sums and shares matter more than other numbers where a figure is to be kept. */
function figureWeight(sentence: Sentence, text: string): number {
  const kept = sentence.quantities.filter((quantity) => text.includes(quantity.text));
  if (kept.some(({ kind }) => kind === 'money' || kind === 'percent')) return 1.6;
  return kept.length > 0 ? 1.25 : 1;
}
