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
  /** `left` takes every part from the whole, `difference` one number from another. */
  readonly name: 'sum' | 'left' | 'difference';
  readonly pattern: RegExp;
}

const operations: readonly Operation[] = [
  { name: 'sum', pattern: /\b(?:in total|total|altogether|in all|combined|sum of|together)\b/i },
  { name: 'left', pattern: /\b(?:left(?: over)?|remain(?:s|ing)?)\b/i },
  {
    name: 'difference',
    pattern:
      /\b(?:how (?:many|much) (?:more|fewer|less)|difference|besides|without|not counting|apart from|excluding|other than|how many .* (?:not|did not))\b/i,
  },
];

/** Works out a total, a rest or a difference that a question asks for, from the figures that fit it best. Undefined if it asks for none. */
export function computed(
  question: string,
  document: Document,
  figures: readonly { readonly figure: Figure; readonly score: number }[],
): Computed | undefined {
  const [best] = figures;
  if (best === undefined) return undefined;
  const rest = restOf(question, best.figure);
  if (rest !== undefined) return subtract(rest);
  const operation = operations.find(({ pattern }) => pattern.test(question))?.name;
  if (operation === undefined) return undefined;
  const { kind, units } = best.figure.quantity;
  const alike = figures.filter(
    ({ figure, score }) =>
      score >= best.score * 0.5 &&
      figure.quantity.kind === kind &&
      (operation === 'difference' || kind === 'money' || sharesUnit(figure.quantity, units)),
  );
  const parts = inTextOrder(alike.slice(0, operation === 'difference' ? 2 : 6).map(({ figure }) => figure));
  if (parts.length < 2) return undefined;
  if (operation === 'sum') return statesTotal(document, parts) ? undefined : add(parts);
  return subtract(parts);
}

function add(parts: readonly Figure[]): Computed {
  const sum = parts.reduce((total, { quantity }) => total + quantity.value, 0);
  return say(parts, sum, ' + ');
}

/** The largest number less all others; undefined where they are more than it. */
function subtract(parts: readonly Figure[]): Computed | undefined {
  const sorted = parts.toSorted((a, b) => b.quantity.value - a.quantity.value);
  const [whole, ...taken] = sorted;
  const value = taken.reduce((left, { quantity }) => left - quantity.value, whole?.quantity.value ?? 0);
  return value < 0 ? undefined : say(sorted, value, ' − ');
}

function say(parts: readonly Figure[], value: number, sign: string): Computed {
  const money = /^[€$£¥]/.exec(parts[0]?.quantity.text ?? '')?.[0];
  const text = formatNumber(value, money);
  const terms = parts.map(({ quantity }) => formatNumber(quantity.value, money)).join(sign);
  const named = parts.map(({ quantity }) => quantity.text).join(' and ');
  return {
    text,
    because: `The text does not say this number; it follows from ${named}: ${terms} = ${text}.`,
    evidence: parts[0]?.sentence.text ?? '',
  };
}

/** "…costs €12, with €8 from a grant and the rest from fees", asked about the fees: the sums that the rest is left of. */
function restOf(question: string, { sentence }: Figure): Figure[] | undefined {
  const after = /\bthe (?:rest|remainder)\b(.*)$/i.exec(sentence.text)?.[1]?.toLowerCase();
  if (after === undefined) return undefined;
  const asked = question.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const sums = sentence.quantities.filter(({ kind }) => kind === 'money' || kind === 'count');
  const [first] = sums;
  const alike = sums.filter(({ kind }) => kind === first?.kind).map((quantity) => ({ sentence, quantity }));
  return asked.some((word) => after.includes(word)) && alike.length > 1 ? alike : undefined;
}

function sharesUnit(quantity: Quantity, units: readonly string[]): boolean {
  if (units.length === 0 || quantity.units.length === 0) return true;
  return quantity.units.some((unit) => units.includes(unit));
}

function inTextOrder(figures: readonly Figure[]): Figure[] {
  return figures.toSorted((a, b) => a.sentence.index - b.sentence.index || a.quantity.from - b.quantity.from);
}

/** The text may give the total itself; then nothing is worked out. */
function statesTotal(document: Document, parts: readonly Figure[]): boolean {
  const sum = parts.reduce((total, { quantity }) => total + quantity.value, 0);
  return document.sentences.some(
    ({ text, quantities }) =>
      /\b(?:total|altogether|in all)\b/i.test(text) && quantities.some(({ value }) => value === sum),
  );
}
