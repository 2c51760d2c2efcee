import type { Document } from '../text/document.ts';
import { formatNumber, type Quantity } from '../text/quantities.ts';
import type { Figure } from './answer.ts';

/** A number that the text does not say but that follows from two or more that it says. */
export interface Computed {
  readonly text: string;
  readonly because: string;
  readonly evidence: string;
}

interface Operation {
  readonly name: 'sum' | 'difference';
  readonly pattern: RegExp;
}

const operations: readonly Operation[] = [
  { name: 'sum', pattern: /\b(?:in total|total|altogether|in all|combined|sum of|together)\b/i },
  {
    name: 'difference',
    pattern:
      /\b(?:how (?:many|much) (?:more|fewer|less)|difference|left(?: over)?|remain(?:s|ing)?|besides|without|not counting|apart from|excluding|other than|how many .* (?:not|did not))\b/i,
  },
];

/** Works out a total or a difference that a question asks for, from the figures that fit it best. Undefined if it asks for none. */
export function computed(
  question: string,
  document: Document,
  figures: readonly { figure: Figure; score: number }[],
): Computed | undefined {
  const operation = operations.find(({ pattern }) => pattern.test(question));
  if (operation === undefined) return undefined;
  const best = figures[0];
  if (best === undefined) return undefined;
  const { kind, units } = best.figure.quantity;
  const alike = figures.filter(
    ({ figure, score }) =>
      score >= best.score * 0.55 &&
      figure.quantity.kind === kind &&
      sameUnit(figure.quantity, units, operation.name),
  );
  const parts = inTextOrder(alike.slice(0, operation.name === 'sum' ? 6 : 2).map(({ figure }) => figure));
  if (parts.length < 2 || statesTotal(document, parts)) return undefined;
  const values = parts.map(({ quantity }) => quantity.value);
  const money =
    kind === 'money' ? (/^[€$£¥]/.exec(parts[0]?.quantity.text ?? '')?.[0] ?? undefined) : undefined;
  const value =
    operation.name === 'sum'
      ? values.reduce((sum, next) => sum + next, 0)
      : Math.max(...values) - Math.min(...values);
  const sorted = operation.name === 'sum' ? values : values.toSorted((a, b) => b - a);
  const sign = operation.name === 'sum' ? ' + ' : ' − ';
  const text = formatNumber(value, money);
  const terms = sorted.map((number) => formatNumber(number, money)).join(sign);
  return {
    text,
    because: `The text does not say this number; it follows from ${parts.map(({ quantity }) => quantity.text).join(' and ')}: ${terms} = ${text}.`,
    evidence: parts[0]?.sentence.text ?? '',
  };
}

/** Totals add what is counted alike; "how many besides the crew" takes a part from a whole that may be called otherwise. */
function sameUnit(quantity: Quantity, units: readonly string[], operation: Operation['name']): boolean {
  if (operation === 'difference' || quantity.kind === 'money') return true;
  return (
    units.length === 0 || quantity.units.length === 0 || quantity.units.some((unit) => units.includes(unit))
  );
}

function inTextOrder(figures: readonly Figure[]): Figure[] {
  return figures.toSorted((a, b) => a.sentence.index - b.sentence.index || a.quantity.from - b.quantity.from);
}

/** The text may give the total itself; then nothing is worked out. */
function statesTotal(document: Document, parts: readonly Figure[]): boolean {
  const sum = parts.reduce((total, { quantity }) => total + quantity.value, 0);
  return document.sentences.some(
    (sentence) =>
      /\b(?:total|altogether|in all)\b/i.test(sentence.text) &&
      sentence.quantities.some(({ value }) => value === sum),
  );
}
