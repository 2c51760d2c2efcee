import type { TaggedWord } from './wink.ts';

/** A number in a text: what it counts and how it was written. */
export interface Quantity {
  /** For a date, month × 100 + day (0 where only the month is given); for a pair such as 7–2 or 7:20, first × 10,000 + second. */
  readonly value: number;
  /** As written, with its sign: `€3,200`, `4 per cent`, `eleven`. */
  readonly text: string;
  readonly kind: 'money' | 'percent' | 'year' | 'date' | 'ordinal' | 'fraction' | 'count' | 'pair';
  /** Keys of the words that it counts, nearest first: `112 seats` → `seat`. */
  readonly units: readonly string[];
  /** Where its first word stands in its sentence, and the first word after it. */
  readonly from: number;
  readonly to: number;
}

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const scales: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1_000,
  million: 1_000_000,
  billion: 1_000_000_000,
  m: 1_000_000,
  k: 1_000,
  bn: 1_000_000_000,
};
const fractions: Readonly<Record<string, number>> = { half: 0.5, third: 1 / 3, quarter: 0.25 };
const currency = /^[€$£¥]$/;
const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** The value of one written number, in digits or in words (`1,000`, `twenty-five`); undefined if it is none. */
export function numberOf(word: string): number | undefined {
  const text = word.toLowerCase();
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$|^\d+(\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''));
  const small = ones.indexOf(text);
  if (small >= 0) return small;
  const [ten = '', one] = text.split('-');
  const decade = tens.indexOf(ten);
  if (decade < 0) return text === 'dozen' ? 12 : undefined;
  if (one === undefined) return (decade + 2) * 10;
  const rest = ones.indexOf(one);
  return rest > 0 && rest < 10 ? (decade + 2) * 10 + rest : undefined;
}

/** All numbers of a sentence, in order. */
export function quantitiesOf(words: readonly TaggedWord[]): Quantity[] {
  const found: Quantity[] = [];
  for (let index = 0; index < words.length; ) {
    const quantity = quantityAt(words, index);
    if (quantity !== undefined) found.push(quantity);
    index = quantity?.to ?? index + 1;
  }
  return found;
}

function quantityAt(words: readonly TaggedWord[], from: number): Quantity | undefined {
  const word = words[from];
  if (word === undefined) return undefined;
  const lower = word.text.toLowerCase();
  const month = monthAt(words, from);
  if (month !== undefined) return month;
  const pair = /^(\d{1,4})[-–:](\d{1,4})$/.exec(word.text);
  if (pair !== null) return make(words, 'pair', Number(pair[1]) * 10_000 + Number(pair[2]), from, from + 1);
  if (lower in fractions && words[from - 1]?.pos !== 'ADJ')
    return fractionAt(words, from, fractions[lower] ?? 0);
  const place = ordinals.indexOf(lower);
  if (place >= 0 || /^\d+(st|nd|rd|th)$/.test(lower)) {
    return make(words, 'ordinal', place >= 0 ? place + 1 : Number.parseInt(lower, 10), from, from + 1);
  }
  let value = numberOf(word.text);
  if (value === undefined || isPronoun(words, from)) return undefined;
  let to = from + 1;
  // "twenty - five" and "two hundred" come as several words.
  if (words[to]?.text === '-' && tens.includes(lower)) {
    const rest = numberOf(words[to + 1]?.text ?? '');
    if (rest !== undefined && rest < 10) {
      value += rest;
      to += 2;
    }
  }
  for (let scale = scales[words[to]?.text.toLowerCase() ?? '']; scale !== undefined; ) {
    value *= scale;
    to += 1;
    scale = scales[words[to]?.text.toLowerCase() ?? ''];
  }
  if (currency.test(words[from - 1]?.text ?? '')) return make(words, 'money', value, from - 1, to);
  const next = words[to]?.text.toLowerCase() ?? '';
  if (/^(euros?|dollars?|pounds?|eur|usd|gbp)$/.test(next)) return make(words, 'money', value, from, to + 1);
  if (next === '%' || next === 'percent') return make(words, 'percent', value, from, to + 1);
  if (next === 'per' && words[to + 1]?.text.toLowerCase() === 'cent')
    return make(words, 'percent', value, from, to + 2);
  if (monthOf(words[to]) > 0 && value <= 31)
    return make(words, 'date', monthOf(words[to]) * 100 + value, from, to + (isYear(words[to + 1]) ? 2 : 1));
  if (/^[-–:]$/.test(words[to]?.text ?? '') && words[to]?.before === '' && words[to + 1]?.before === '') {
    const other = numberOf(words[to + 1]?.text ?? '');
    if (other !== undefined) return make(words, 'pair', value * 10_000 + other, from, to + 2);
  }
  if (isYear(word) && !/^(NOUN|ADJ)$/.test(words[to]?.pos ?? '')) return make(words, 'year', value, from, to);
  return make(words, 'count', value, from, to);
}

function fractionAt(words: readonly TaggedWord[], from: number, value: number): Quantity | undefined {
  const next = words[from + 1]?.text.toLowerCase();
  // "a third year" is an ordinal; "half of", "half the", "a quarter of" are parts.
  if (next !== 'of' && next !== 'the' && words[from]?.text.toLowerCase() !== 'half') {
    return words[from]?.text.toLowerCase() === 'third'
      ? make(words, 'ordinal', 3, from, from + 1)
      : undefined;
  }
  return make(words, 'fraction', value, from, from + 1);
}

/** "May 3", "in April", "until March 2027": a month that stands before its day, or alone after a preposition. */
function monthAt(words: readonly TaggedWord[], from: number): Quantity | undefined {
  const month = monthOf(words[from]);
  if (month === 0) return undefined;
  const day = numberOf(words[from + 1]?.text ?? '');
  if (day !== undefined && day <= 31) return make(words, 'date', month * 100 + day, from, from + 2);
  const placed = /^(?:in|by|until|till|since|from|before|after|during|of|last|next|this|and)$/i.test(
    words[from - 1]?.text ?? '',
  );
  if (!placed) return undefined;
  return make(words, 'date', month * 100, from, from + (isYear(words[from + 1]) ? 2 : 1));
}

function monthOf(word: TaggedWord | undefined): number {
  return word !== undefined && /^\p{Lu}/u.test(word.text) ? months.indexOf(word.text.toLowerCase()) + 1 : 0;
}

/** "One of them", "another one": a word that points, not a number. */
function isPronoun(words: readonly TaggedWord[], at: number): boolean {
  return words[at]?.text.toLowerCase() === 'one' && !/^(NOUN|ADJ|PROPN)$/.test(words[at + 1]?.pos ?? '');
}

function isYear(word: TaggedWord | undefined): boolean {
  return word !== undefined && /^(1[5-9]|20)\d\d$/.test(word.text);
}

function make(
  words: readonly TaggedWord[],
  kind: Quantity['kind'],
  value: number,
  from: number,
  to: number,
): Quantity {
  const text = words
    .slice(from, to)
    .map((word, index) => (index === 0 ? '' : word.before) + word.text)
    .join('');
  return { value, text, kind, units: unitsAfter(words, to), from, to };
}

/** Nouns after a number up to the end of their phrase; "31 of the 46 stretches" counts stretches. */
function unitsAfter(words: readonly TaggedWord[], from: number): string[] {
  const units: string[] = [];
  for (const word of words.slice(from, from + 6)) {
    if (word.pos === 'NOUN' || word.pos === 'PROPN') units.push(word.key);
    else if (units.length > 0 || !/^(ADJ|ADP|DET|NUM|PART|PRON)$/.test(word.pos)) break;
    else if (word.pos === 'ADP' && word.text.toLowerCase() !== 'of') break;
  }
  return units;
}

/** A number as people write it: thousands separated, at most two decimals. */
export function formatNumber(value: number, money?: string): string {
  const rounded = Math.round(value * 100) / 100;
  const [whole = '0', decimals] = String(Math.abs(rounded)).split('.');
  const grouped = whole.length > 4 || money !== undefined ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return `${rounded < 0 ? '-' : ''}${money ?? ''}${grouped}${decimals === undefined ? '' : `.${decimals}`}`;
}
