import type { Document, Sentence } from '../../text/document.ts';
import { formatNumber, type Quantity } from '../../text/quantities.ts';
import type { Point } from './point.ts';

const earning = /\b(?:brings? in|earns?|income of|revenues? of|sales of|turnover of)\b/i;
const spending = /\b(?:costs?|expenses|spends?)\b/i;
const yearly = /\b(?:a|per|each|every) year\b/i;
/** Sums that belong together stand this many sentences apart at most. */
const near = 2;

/** Yearly costs against yearly income, where a text gives both near each other in the same currency. */
export function gapPoint(document: Document): Point | undefined {
  const income = document.sentences.find(({ text }) => earning.test(text) && /\byear\b/i.test(text));
  if (income === undefined) return undefined;
  const from = earning.exec(income.text)?.index ?? 0;
  const earned = sumsOf(income).find(({ text }) => income.text.indexOf(text) > from);
  const costs = document.sentences
    .filter(
      ({ text, index }) =>
        index !== income.index &&
        Math.abs(index - income.index) <= near &&
        spending.test(text) &&
        yearly.test(text),
    )
    .flatMap((sentence) => sumsOf(sentence).map((spent) => ({ sentence, spent })))
    .sort((a, b) => b.spent.value - a.spent.value);
  const [cost] = costs;
  if (earned === undefined || cost === undefined || cost.spent.value <= earned.value) return undefined;
  const sign = currencyOf(cost.spent);
  if (sign !== currencyOf(earned)) return undefined;
  const gap = formatNumber(cost.spent.value - earned.value, sign);
  return {
    rule: 'gap',
    title: 'Income does not cover the costs',
    sentence: cost.sentence,
    pattern: spending,
    figure: cost.spent.text,
    remedy: 'close the gap between income and costs',
    remark: `Against ${earned.text} of income at the start, that leaves ${cost.spent.text} − ${earned.text} = ${gap} a year for which somebody has to pay.`,
    weight: 1.05,
  };
}

function sumsOf(sentence: Sentence): Quantity[] {
  return sentence.quantities.filter(({ kind }) => kind === 'money');
}

function currencyOf({ text }: Quantity): string | undefined {
  return /^[€$£¥]/.exec(text)?.[0];
}
