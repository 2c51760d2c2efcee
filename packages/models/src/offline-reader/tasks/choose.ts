import type { Choice } from '../request/options.ts';
import { choose as draw, type Scored } from '../sampling.ts';
import type { Document } from '../text/document.ts';
import { importanceOf } from '../text/importance.ts';
import { cosine, coverage } from '../text/search.ts';
import { countWords } from '../text/shorten.ts';
import type { Task, TaskInput } from './task.ts';

interface Measured {
  readonly choice: Choice;
  readonly document: Document;
  readonly terms: readonly string[];
}

interface Taste {
  readonly name: string;
  /** Words of an instruction that ask for it. */
  readonly pattern: RegExp;
  /** 0 to 1. */
  measure(candidate: Measured, material: Document, all: readonly Measured[]): number;
}

/** What makes a candidate good; an instruction chooses among them by its words. */
const tastes: readonly Taste[] = [
  {
    name: 'leads with what matters most',
    pattern: /\bimportant\b|\bmain fact|\bnews editor|\baccurate|\bsupport/i,
    measure: (candidate, material) => leads(candidate, material),
  },
  {
    name: 'is short and plain',
    pattern: /\bshort|\bplain|\bsimple|\bconcise|\bbrief|\bclear|\bactive verbs?/i,
    measure: ({ choice }) => brevity(choice.text),
  },
  {
    name: 'says at once what it is about, and where',
    pattern: /\bat once\b|\bone second|\bglance|\bwhere\b|\bphone\b|\bscan\b/i,
    measure: ({ choice, document }) => 0.5 * brevity(choice.text) + (hasName(document) ? 0.5 : 0),
  },
  {
    name: 'says what changes, when and at what cost',
    pattern: /\bchanges? for\b|\bfrom when\b|\bcosts?\b|\bpractical|\buseful|\bresident/i,
    measure: ({ choice }) =>
      Math.min(
        1,
        (/[€$£]|\bcosts?\b|\bfree\b/i.test(choice.text) ? 0.45 : 0) +
          (/\b(?:from|until|on|by|day|night|week|year|hours?|\d+ \w+)\b/i.test(choice.text) ? 0.35 : 0) +
          0.2,
      ),
  },
  {
    name: 'is exact and promises no more than the text keeps',
    pattern: /\bexact|\bdistrust|\bscep?tic|\bskeptic|\bprecise|\bpromis|\bhonest|\bexaggerat/i,
    measure: (candidate, material) => exactness(candidate, material),
  },
  {
    name: 'is vivid',
    pattern: /\bvivid|\bcatchy|\bcurious|\bsurpris|\bemotion|\bfun\b|\bhuman\b|\bclick/i,
    measure: ({ choice }) =>
      /\b(?:never|first|only|every|all|night|war|love|secret)\b/i.test(choice.text) ? 0.8 : 0.3,
  },
  {
    name: 'agrees with the others',
    pattern: /\bconsistent|\bconsensus|\bagree/i,
    measure: (candidate, _, all) => consensus(candidate, all),
  },
  {
    name: 'answers the question most fully',
    pattern: /\bcomplete|\bthorough|\bdetailed|\bhelpful|\bfull\b|\bcorrect/i,
    measure: (candidate, material) =>
      0.6 * leads(candidate, material) + 0.4 * Math.min(1, candidate.terms.length / 20),
  },
];

/** Chooses one of several candidates by the tastes that the instruction names. */
export const chooseBest: Task = (input) => {
  const { request, chooser } = input;
  const choices = candidatesOf(input);
  if (choices.length === 0) {
    const text =
      'There is nothing to choose from: put the candidates one a line, each with a number or a letter.';
    return { text, facts: { rationale: text, confidence: 0 } };
  }
  const material = input.read(
    [request.material, request.question, request.topic].filter((text) => text !== '').join('\n\n') ||
      choices.map(({ text }) => text).join('\n\n'),
  );
  const measured = choices.map((choice) => {
    const document = input.read(choice.text);
    return { choice, document, terms: [...document.counts.keys(), ...headingTerms(choice.text, material)] };
  });
  const wanted = tastes.filter(({ pattern }) => pattern.test(request.orders));
  const active = wanted.length > 0 ? wanted : tastes.filter(({ name }) => /matters|exact|fully/.test(name));
  const scored: Scored<Measured>[] = measured.map((candidate) => ({
    value: candidate,
    score: mean(active.map((taste) => taste.measure(candidate, material, measured))),
  }));
  const picked = draw(spread(scored), chooser) ?? measured[0];
  if (picked === undefined) return { text: '', facts: {} };
  const { choice } = picked;
  const reason =
    active.toSorted(
      (a, b) => b.measure(picked, material, measured) - a.measure(picked, material, measured),
    )[0]?.name ?? '';
  const mark = choice.mark === '' ? String(choices.indexOf(choice) + 1) : choice.mark;
  const wantsMark =
    /\b(?:letter|number|index) (?:only|alone|of|that)|only the (?:letter|number)|\bits (?:letter|number)\b|\bthe (?:letter|number)\b/i.test(
      request.orders,
    ) && choice.mark !== '';
  const told = new Set(scored.map(({ score }) => score)).size > 1;
  const rationale = told
    ? `Of the ${choices.length} candidates, this one most clearly ${reason}.`
    : 'Nothing in the request tells the candidates apart, so this is as good as a guess.';
  const bare = request.limits.bare || /word for word/i.test(request.orders);
  const text =
    wantsMark && bare
      ? mark
      : bare
        ? choice.text
        : `${choice.mark === '' ? '' : `${mark}) `}${choice.text}\n\n${rationale}`;
  return {
    text,
    facts: {
      choice: choice.text,
      answer: wantsMark ? mark : choice.text,
      winner: choice.text,
      label: mark,
      index: choices.indexOf(choice),
      number: choices.indexOf(choice) + 1,
      rationale,
      confidence: 0.6,
    },
  };
};

function candidatesOf({ request }: TaskInput): readonly Choice[] {
  if (request.choices.length > 1) return request.choices;
  return request.items.map(({ label, text }) => ({ mark: label.replace(/^Item /, ''), text }));
}

/** Stretches scores to 0–1, so that a temperature means the same whatever the measures are. */
function spread(scored: readonly Scored<Measured>[]): Scored<Measured>[] {
  const scores = scored.map(({ score }) => score);
  const low = Math.min(...scores);
  const range = Math.max(...scores) - low;
  return scored.map(({ value, score }) => ({
    value,
    score: range === 0 ? 0.5 : (0.7 * (score - low)) / range,
  }));
}

/** A headline is often no sentence, so that its document has no terms. */
function headingTerms(text: string, material: Document): string[] {
  const known = [...material.counts.keys()];
  const words = text.toLowerCase().match(/[\p{L}\d,]{3,}/gu) ?? [];
  return words.flatMap((word) =>
    known.filter((key) => key === word || (key.length > 3 && word.startsWith(key))).slice(0, 1),
  );
}

function leads(candidate: Measured, material: Document): number {
  const importance = importanceOf(material);
  return material.sentences.reduce(
    (best, sentence, at) =>
      Math.max(
        best,
        coverage(candidate.terms, sentence.terms) *
          (0.4 + 0.6 * (importance[at] ?? 0)) *
          (at === 0 ? 1.2 : 1),
      ),
    0,
  );
}

function exactness(candidate: Measured, material: Document): number {
  const kept = Math.max(
    0,
    ...material.sentences.map((sentence) => coverage(candidate.terms, sentence.terms)),
  );
  const figures = /\d/.test(candidate.choice.text) ? 0.3 : 0;
  const loud = /\b(?:first|never|only|best|biggest|all|every|finally|war|crisis)\b/i.test(
    candidate.choice.text,
  )
    ? 0.25
    : 0;
  return Math.max(0, 0.7 * kept + figures - loud);
}

function consensus(candidate: Measured, all: readonly Measured[]): number {
  const others = all.filter((other) => other !== candidate);
  return mean(others.map((other) => cosine(candidate.terms, other.terms)));
}

function brevity(text: string): number {
  const words = Math.max(1, countWords(text));
  const letters = text.replaceAll(/[^\p{L}]/gu, '').length / words;
  return Math.max(0, Math.min(1, 1.1 - words / 22)) * 0.6 + Math.max(0, Math.min(1, (8 - letters) / 4)) * 0.4;
}

function hasName(document: Document): boolean {
  return /(?<!^)\b\p{Lu}\p{Ll}+/u.test(document.text);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
