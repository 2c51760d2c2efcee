import { type Chooser, rank } from '../../sampling.ts';
import type { Document, Sentence } from '../../text/document.ts';
import { importanceOf } from '../../text/importance.ts';
import { formatNumber, type Quantity } from '../../text/quantities.ts';
import { cosine } from '../../text/search.ts';

/** One thing to say about a text: what, where it stands, and what follows. */
export interface Point {
  readonly rule: string;
  readonly title: string;
  /** Undefined where the point is that something is missing. */
  readonly sentence: Sentence | undefined;
  readonly remark: string;
  /** The words in which the sentence shows it. */
  readonly pattern: RegExp;
  /** The figure that it rests on, as written. */
  readonly figure: string | undefined;
  /** What would settle it, as an order: "wait for the money". Empty for a strength. */
  readonly remedy: string;
  /** How much it matters, about 0 to 1. */
  readonly weight: number;
}

/** The figures of a sentence that a remark can work with. */
export interface Figures {
  readonly money: string | undefined;
  /** A month's sum as a year's: "€330 a month" is €3,960. */
  readonly yearly: string | undefined;
  /** The count that stands nearest: of "212 answered, and 131 of them said they would", the 131. */
  readonly part: Quantity | undefined;
  /** The smallest count above it. */
  readonly whole: Quantity | undefined;
  readonly date: string | undefined;
  readonly noun: string;
}

/** A kind of point, and the words by which a sentence shows it. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly weight: number;
  readonly pattern: RegExp;
  readonly unless?: RegExp;
  readonly remedy?: string;
  remark(figures: Figures): string;
}

/** All points that rules find in a text: at most one a sentence, the best sentence for each rule. */
export function findPoints(document: Document, rules: readonly Rule[], noun: string): Point[] {
  const importance = importanceOf(document);
  return rules.flatMap((rule) => {
    const hits = document.sentences.filter(
      (sentence) =>
        rule.pattern.test(sentence.text) &&
        rule.unless?.test(sentence.text) !== true &&
        !/\?$/.test(sentence.text),
    );
    return hits.map((sentence) => {
      const figures = figuresOf(sentence, noun, rule.pattern);
      const concrete = sentence.quantities.length > 0 ? 0.12 : 0;
      const weight = rule.weight * 0.8 + 0.15 * (importance[sentence.index] ?? 0) + concrete;
      const figure = figures.money ?? figures.part?.text;
      return {
        rule: rule.id,
        title: rule.title,
        sentence,
        pattern: rule.pattern,
        figure,
        remark: rule.remark(figures),
        remedy: rule.remedy ?? '',
        weight,
      };
    });
  });
}

/** The strongest points that differ in rule, sentence and words. */
export function pick(points: readonly Point[], count: number, chooser: Chooser): Point[] {
  const chosen: Point[] = [];
  // The best of each rule, and few more than needed: chance shall vary the answer, not spoil it.
  const sorted = points.toSorted((a, b) => b.weight - a.weight);
  const best = sorted
    .filter((point, at) => sorted.findIndex((other) => other.rule === point.rule) === at)
    .slice(0, count + 3);
  for (const point of rank(
    best.map((value) => ({ value, score: value.weight })),
    chooser,
  )) {
    if (chosen.length >= count) break;
    const fresh = chosen.every(
      (other) =>
        other.rule !== point.rule && other.title !== point.title && !same(other.sentence, point.sentence),
    );
    if (fresh) chosen.push(point);
  }
  return chosen.toSorted((a, b) => b.weight - a.weight);
}

function figuresOf(sentence: Sentence, noun: string, pattern: RegExp): Figures {
  const at = pattern.exec(sentence.text)?.index ?? 0;
  const near = (quantity: Quantity) => Math.abs(sentence.text.indexOf(quantity.text) - at);
  const closest = sentence.quantities.toSorted((a, b) => near(a) - near(b));
  const money = closest.find(({ kind }) => kind === 'money');
  const part = closest.find(({ kind, value }) => kind === 'count' && value >= 10);
  const whole = sentence.quantities
    .filter(({ kind, value }) => kind === 'count' && part !== undefined && value > part.value)
    .toSorted((a, b) => a.value - b.value)[0];
  const monthly =
    money !== undefined &&
    /^ (?:a|per|each) month/.test(sentence.text.slice(sentence.text.indexOf(money.text) + money.text.length));
  const yearly =
    money !== undefined && monthly
      ? formatNumber(money.value * 12, /^[€$£¥]/.exec(money.text)?.[0])
      : undefined;
  const date = sentence.quantities.find(({ kind }) => kind === 'date' || kind === 'year');
  return {
    money:
      money === undefined
        ? undefined
        : `${money.text}${/^ (?:a|per|each) (?:month|year|week|day)/.exec(sentence.text.slice(sentence.text.indexOf(money.text) + money.text.length))?.[0] ?? ''}`,
    yearly,
    part,
    whole,
    date: date?.text,
    noun,
  };
}

/** "131 of 212 is 62%". */
export function percentOf(part: Quantity, whole: Quantity): string {
  return `${formatNumber(part.value)} of ${formatNumber(whole.value)} is ${Math.round((100 * part.value) / whole.value)}%`;
}

function same(a: Sentence | undefined, b: Sentence | undefined): boolean {
  return a !== undefined && b !== undefined && (a.index === b.index || cosine(a.terms, b.terms) > 0.6);
}
