import { rank } from '../sampling.ts';
import { type Document, isTerm, type Sentence } from '../text/document.ts';
import { feelingOf } from '../text/feeling.ts';
import { keyPhrases } from '../text/phrases.ts';
import { quote } from '../text/quote.ts';
import { isGrave, subjectsOf } from '../text/subjects.ts';
import { list } from './answer.ts';
import type { Task } from './task.ts';

interface Theme {
  readonly name: string;
  readonly score: number;
  readonly sentences: readonly Sentence[];
}

/** What a text is about: the subjects it dwells on, named so that other texts can share them, with a quotation for each. */
export const themes: Task = ({ request, read, chooser }) => {
  const document = read(request.material);
  const most = rangeOf(request.orders) ?? request.limits.count ?? 3;
  const found = themesOf(document);
  const top = found[0]?.score ?? 1;
  const likely = found.filter(({ score }) => score >= top * 0.42).slice(0, most + 1);
  const chosen = rank(
    likely.map((value) => ({ value, score: value.score / top })),
    chooser,
  )
    .slice(0, most)
    .toSorted((a, b) => b.score - a.score);
  if (chosen.length === 0) {
    const text = 'The text is too short to name a theme.';
    return { text, facts: { themes: [], answer: [], information: '', rationale: text, confidence: 0 } };
  }
  const names = chosen.map(({ name }) => name);
  const quoted = [...new Set(chosen.slice(0, 2).map((theme) => tellingSentence(theme)))].filter(
    (sentence) => sentence !== undefined,
  );
  const information = quoted.map((sentence) => quote(sentence, 26)).join(' ');
  const counts = chosen.map(({ sentences }) => sentences.length);
  const rationale =
    `Of ${document.sentences.length} sentences, ${list(chosen.map(({ name }, at) => `${counts[at]} ${at === 0 ? 'speak' : ''} of ${name}`.replace('  ', ' ')))}.`.replace(
      /\b1 speak of\b/,
      '1 speaks of',
    );
  const first = counts[0] ?? 0;
  const confidence =
    Math.round(
      Math.min(
        0.9,
        0.4 + first / (2 * Math.max(1, document.sentences.length)) + (found[0]?.score ?? 0) / 40,
      ) * 100,
    ) / 100;
  const text = chosen
    .map((theme) => {
      const sentence = tellingSentence(theme);
      return `- **${theme.name}**${sentence === undefined ? '' : `: ${quote(sentence, 26)}`}`;
    })
    .join('\n');
  return {
    text,
    facts: {
      themes: names,
      topics: names,
      answer: names,
      tags: names,
      information,
      evidence: quoted[0]?.text ?? '',
      rationale,
      confidence,
    },
  };
};

/** "One to three subjects": the upper end. */
function rangeOf(orders: string): number | undefined {
  const words: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6 };
  const end = /\b(?:one|two|three|\d) to (two|three|four|five|six|\d+)\b/i.exec(orders)?.[1]?.toLowerCase();
  return end === undefined ? undefined : (words[end] ?? Number(end));
}

function themesOf(document: Document): Theme[] {
  const known = subjectsOf(document).map(({ name, score, sentences }): Theme => {
    const felt = sentences.reduce((sum, sentence) => sum + Math.abs(feelingOf(sentence)), 0);
    return { name, sentences, score: score * (isGrave(name) ? 1.25 : 1) + 0.6 * felt };
  });
  // What the thesaurus does not know shows as a phrase that comes back.
  const own = keyPhrases(document)
    .filter(({ text, count }) => count >= 2 && text.includes(' ') && text.split(' ').length <= 4)
    .slice(0, 2)
    .map(({ text, count }): Theme => {
      const sentences = document.sentences.filter((sentence) =>
        sentence.text.toLowerCase().includes(text.toLowerCase()),
      );
      return { name: text.toLowerCase(), sentences, score: 1.6 * count };
    });
  const all = [...known, ...own].sort((a, b) => b.score - a.score);
  if (all.length > 0) return all;
  return keyPhrases(document)
    .slice(0, 3)
    .map(({ text, score }) => ({
      name: text.toLowerCase(),
      score,
      sentences: document.sentences.filter((sentence) => sentence.text.includes(text)),
    }));
}

/** The sentence that shows a theme best: with feeling or a figure, and of readable length. */
function tellingSentence(theme: Theme): Sentence | undefined {
  const score = (sentence: Sentence) =>
    Math.abs(feelingOf(sentence)) +
    (sentence.quantities.length > 0 ? 0.3 : 0) +
    Math.min(0.5, sentence.words.filter(isTerm).length / 16) -
    (sentence.words.length > 40 ? 0.3 : 0);
  return theme.sentences.toSorted((a, b) => score(b) - score(a))[0];
}
