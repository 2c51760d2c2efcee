import { choose, rank } from '../sampling.ts';
import type { Document, Sentence } from '../text/document.ts';
import { importanceOf } from '../text/importance.ts';
import { bareSentence, capitalise, countWords, joinWords, shortenWords } from '../text/shorten.ts';
import { splitLeadIn, subjectPhrase } from '../text/subject.ts';
import type { TaggedWord } from '../text/wink.ts';
import type { Task } from './task.ts';

/** A headline: an important clause in headline grammar ("to be open" for "will be open"). */
export const headline: Task = ({ request, read, chooser }) => {
  const material = request.material || request.items.map(({ text }) => text).join('\n\n');
  const document = read(material);
  const maxWords = request.limits.maxWords ?? request.limits.maxWordsEach ?? 11;
  const wanted = request.limits.count ?? 1;
  const candidates = headlinesOf(document, maxWords);
  const one = choose(candidates, chooser) ?? (document.title || 'Untitled');
  if (wanted === 1) return { text: one, facts: { headline: one, title: one, answer: one } };
  const many = rank(candidates, chooser).slice(0, wanted);
  return {
    text: many.map((line, at) => `${at + 1}. ${line}`).join('\n'),
    facts: { headlines: many, titles: many, headline: many[0] ?? one, title: many[0] ?? one, answer: many },
  };
};

function headlinesOf(document: Document, maxWords: number): { value: string; score: number }[] {
  const importance = importanceOf(document);
  const subject = joinWords(subjectPhrase(document.sentences[0]?.words ?? []));
  const found = new Map<string, number>();
  for (const [index, sentence] of document.sentences.entries()) {
    for (const text of variants(sentence, subject, maxWords)) {
      const score =
        (0.3 + 0.7 * (importance[index] ?? 0)) * quality(text, sentence, maxWords) * (index === 0 ? 1.25 : 1);
      if (score > (found.get(text) ?? 0)) found.set(text, score);
    }
  }
  const top = Math.max(...found.values(), 1e-9);
  return [...found]
    .map(([value, score]) => ({ value, score: (score / top) ** 0.36 }))
    .filter(({ score }) => score > 0.55);
}

function variants(sentence: Sentence, subject: string, maxWords: number): string[] {
  if (/^["“]|\?$/.test(sentence.text)) return [];
  const { body, moved } = splitLeadIn(bareSentence(sentence.words));
  const named = withSubject(body, subject);
  if (named === undefined) return [];
  const moves = moved.length > 0 && !/^(?:if|when|as|because|although|without)$/i.test(moved[0]?.text ?? '');
  return [inHeadlineGrammar(named), inHeadlineGrammar(withPossessive(named))]
    .flatMap((words) => {
      const short = shortenWords(words, maxWords);
      if (short === undefined) return [];
      const plain = withoutArticle(short);
      return moves ? [plain, `${plain} ${lower(joinWords(moved))}`] : [plain];
    })
    .filter(
      (text, at, all) => all.indexOf(text) === at && countWords(text) <= maxWords && countWords(text) >= 4,
    );
}

/** "The central library of Elmstad" → "Elmstad's central library". */
function withPossessive(words: readonly TaggedWord[]): readonly TaggedWord[] {
  const of = words.findIndex((word, at) => at > 0 && at < 6 && word.text === 'of');
  const owner = words[of + 1];
  const head = words[0];
  if (
    of < 1 ||
    owner?.pos !== 'PROPN' ||
    head?.text.toLowerCase() !== 'the' ||
    words[of + 2]?.pos === 'PROPN'
  )
    return words;
  return [{ ...owner, text: `${owner.text}'s`, before: '' }, ...words.slice(1, of), ...words.slice(of + 2)];
}

/** Puts what the text is about in place of "it"; a headline cannot begin with "they" or "this". */
function withSubject(words: readonly TaggedWord[], subject: string): readonly TaggedWord[] | undefined {
  const first = words[0];
  if (first === undefined) return undefined;
  if (/^(?:it)$/i.test(first.text))
    return subject === '' ? undefined : [{ ...first, text: subject, pos: 'NOUN' }, ...words.slice(1)];
  if (
    /^(?:they|he|she|we|i|you|this|that|these|those|such|there|both|then|here|both|two|half|most)$/i.test(
      first.text,
    ) ||
    /^(?:PRON|SCONJ)$/.test(first.pos)
  )
    return undefined;
  return words;
}

/** "will be" → "to be", "will open" → "to open". */
function inHeadlineGrammar(words: readonly TaggedWord[]): readonly TaggedWord[] {
  return words
    .filter((word, at) => at === 0 || word.text !== 'the' || words[at + 1]?.text !== 'first')
    .map((word, at, kept) =>
      word.text.toLowerCase() === 'will' && /^(?:VERB|AUX|ADJ|ADV)$/.test(kept[at + 1]?.pos ?? '')
        ? { ...word, text: 'to' }
        : word,
    );
}

function withoutArticle(text: string): string {
  return capitalise(text.replace(/^(?:the|an?) /i, ''));
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function quality(text: string, sentence: Sentence, maxWords: number): number {
  const length = countWords(text);
  const size = length < 5 ? 0.7 : length > maxWords - 1 ? 0.95 : 1;
  const negative = /^(?:not|no)\b/i.test(text) ? 0.7 : 1;
  const complete = length / Math.max(1, countWords(sentence.text));
  const quoted = /["“”]/.test(text) ? 0.6 : 1;
  return (
    size * negative * quoted * (0.65 + 0.35 * Math.min(1, complete * 1.5)) * (/\d/.test(text) ? 1.08 : 1)
  );
}
