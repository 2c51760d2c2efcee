import { type Chooser, choose, phrase, type Scored } from '../sampling.ts';
import { type Document, isTerm, type Sentence } from '../text/document.ts';
import { literal } from '../text/pattern.ts';
import { formatNumber, type Quantity } from '../text/quantities.ts';
import { quote, quoteAround } from '../text/quote.ts';
import { coverage, type Index, indexOf } from '../text/search.ts';
import { capitalise, shorten } from '../text/shorten.ts';
import { computed } from './arithmetic.ts';
import { finish } from './summarise.ts';
import type { Finding, Task } from './task.ts';

/** A number in its sentence. */
export interface Figure {
  readonly sentence: Sentence;
  readonly quantity: Quantity;
}

/** Answers a question by the number or the sentence of the material that fits it best. */
export const answer: Task = ({ request, read, chooser }) => {
  const question = request.question || request.instruction;
  if (request.material === '') return withoutText(question);
  const document = read(request.material);
  const asked = read(question);
  const terms = [...asked.counts.keys()];
  const index = indexOf(document.sentences.map((sentence) => sentence.terms));
  if (
    /\bhow (?:many|much|long|old|far|often|big|tall|high)\b|\bwhat (?:percentage|share|number|year|price|cost|is the (?:total|number|price|cost|difference))|\bwhen\b|\bwhich year\b|\bin total\b/i.test(
      question,
    )
  ) {
    const byNumber = answerByNumber(
      question,
      asked,
      terms,
      document,
      index,
      chooser,
      request.limits.lastLine,
    );
    if (byNumber !== undefined) return byNumber;
  }
  return answerBySentence(question, terms, document, index, chooser, request.limits.lastLine);
};

function answerByNumber(
  question: string,
  asked: Document,
  terms: readonly string[],
  document: Document,
  index: Index,
  chooser: Chooser,
  lastLine: string | undefined,
): Finding | undefined {
  const figures = scoreFigures(question, terms, document, index);
  if (figures.length === 0) return undefined;
  const sum = computed(question, document, figures);
  const candidates: Scored<Figure>[] = figures.map(({ figure, score }) => ({
    value: figure,
    score: sum === undefined ? score : score * 0.55,
  }));
  const guess = { sentence: document.sentences[0], quantity: undefined };
  const pool: Scored<Figure | typeof guess>[] =
    sum === undefined ? candidates : [...candidates, { value: guess, score: 0.95 }];
  const picked = choose(pool, chooser);
  if (picked === undefined) return undefined;
  if (picked.quantity === undefined && sum !== undefined) {
    return reply([sum.because], sum.text, lastLine, sum.evidence, 0.6);
  }
  if (picked.quantity === undefined || picked.sentence === undefined) return undefined;
  const { quantity, sentence } = picked;
  const rival = figures.find(
    ({ figure }) => figure.quantity.text !== quantity.text && figure.sentence !== sentence,
  )?.figure;
  const shared = words(terms, sentence);
  const steps = [
    `${phrase(chooser, 'The question is about this sentence', 'This sentence fits the question best', 'The passage answers this here')}: ${quoteAround(sentence, new RegExp(literal(quantity.text)), 30)}.`,
    shared.length > 0
      ? `It shares ${list(shared.slice(0, 4).map((word) => `“${word}”`))} with the question.`
      : '',
    rival === undefined ? '' : sayRival(rival, asked, question),
  ];
  const score = figures.find(({ figure }) => figure === picked)?.score ?? 0;
  const value =
    quantity.kind === 'count' || quantity.kind === 'ordinal' ? formatNumber(quantity.value) : quantity.text;
  return reply(
    steps.filter((step) => step !== ''),
    value,
    lastLine,
    sentence.text,
    score,
  );
}

/** Why the next best number was left aside: words of the question that its sentence lacks. */
function sayRival({ sentence, quantity }: Figure, asked: Document, question: string): string {
  const lacking = asked.sentences.flatMap(({ words: all }) =>
    all
      .filter((word) => isTerm(word) && !sentence.words.some(({ key }) => key === word.key))
      .map((word) => `“${word.text.toLowerCase()}”`),
  );
  if (lacking.length === 0 || question === '')
    return `${quantity.text} is near too, but in another sentence.`;
  return `${capitalise(quantity.text)} does not apply: its sentence says nothing of ${list([...new Set(lacking)].slice(0, 2))}.`;
}

/** How well each number fits a question: its sentence, what it counts, and how near it stands to the words of the question. */
function scoreFigures(
  question: string,
  terms: readonly string[],
  document: Document,
  index: Index,
): { figure: Figure; score: number }[] {
  const counted = countedBy(question, terms, document);
  const wantsTime = /\bwhen\b|\bwhat year\b|\bwhich year\b/i.test(question);
  const wantsMoney = /\bhow much\b|\bprice\b|\bcost\b|€|\$|£/i.test(question);
  const wantsPercent = /\bpercent|per cent|share\b/i.test(question);
  const scored = document.sentences.flatMap((sentence) => {
    const whole = coverage(terms, sentence.terms, index.weight);
    return sentence.quantities
      .filter(({ kind }) => kind !== 'ordinal')
      .map((quantity) => {
        const time = quantity.kind === 'year' || quantity.kind === 'date';
        const near = coverage(terms, nearTerms(sentence, quantity), index.weight);
        const unit =
          counted.length === 0 || quantity.units.length === 0
            ? 0
            : quantity.units.some((key) => counted.includes(key))
              ? 0.3
              : -0.3;
        const kind =
          (wantsTime && time) ||
          (wantsMoney && quantity.kind === 'money') ||
          (wantsPercent && quantity.kind === 'percent')
            ? 0.3
            : 0;
        const wrong =
          (!wantsTime && time) ||
          (wantsTime && !time) ||
          (wantsMoney && quantity.kind !== 'money' && /€|\$|£|\bcost|\bprice|\bpay/i.test(question))
            ? -0.4
            : 0;
        const repeated = terms.includes(quantity.text.toLowerCase()) ? -0.5 : 0;
        return {
          figure: { sentence, quantity },
          score: 0.55 * whole + 0.3 * near + unit + kind + wrong + repeated,
        };
      });
  });
  return scored.sort((a, b) => b.score - a.score);
}

/** Keys of the noun after "how many". */
function countedBy(question: string, terms: readonly string[], document: Document): string[] {
  const noun = /\bhow (?:many|much)(?: \w+ly)? ([\w-]+)(?: ([\w-]+))?/i.exec(question);
  if (noun === null) return [];
  const near = [noun[1], noun[2]].filter((word) => word !== undefined).map((word) => word.toLowerCase());
  const known = new Set(document.counts.keys());
  return terms.filter((term) => known.has(term) && near.some((word) => word.startsWith(term.slice(0, 4))));
}

function nearTerms(sentence: Sentence, quantity: Quantity): string[] {
  return sentence.words.slice(Math.max(0, quantity.from - 9), quantity.to + 7).map((word) => word.key);
}

function answerBySentence(
  question: string,
  terms: readonly string[],
  document: Document,
  index: Index,
  chooser: Chooser,
  lastLine: string | undefined,
): Finding {
  const scores = index.score(terms);
  const top = Math.max(...scores, 0);
  const person = /^\s*(?:who|whose|by whom)\b/i.test(question);
  const reason = /^\s*why\b/i.test(question);
  const candidates = document.sentences.map((sentence, at) => {
    const named =
      person && sentence.words.some((word) => word.pos === 'PROPN' && !terms.includes(word.key)) ? 0.2 : 0;
    const because =
      reason && /\b(?:because|since|so that|due to|therefore|in order to|which is why)\b/i.test(sentence.text)
        ? 0.25
        : 0;
    return { value: sentence, score: (top === 0 ? 0 : (scores[at] ?? 0) / top) + named + because };
  });
  const sentence = choose(candidates, chooser);
  if (top === 0 || sentence === undefined || coverage(terms, sentence.terms, index.weight) < 0.12) {
    const none = 'The text does not say.';
    return {
      text:
        lastLine === undefined
          ? `${none} None of its sentences shares the words of the question.`
          : `${none}\n\n${lastLine} not stated`,
      facts: { answer: 'not stated', evidence: '', confidence: 0.3, rationale: none },
    };
  }
  const short = finish(shorten(sentence, 35) ?? sentence.text);
  return {
    text: lastLine === undefined ? short : `${quote(sentence, 30)}.\n\n${lastLine} ${short}`,
    facts: {
      answer: short,
      evidence: sentence.text,
      rationale: 'This sentence shares most words with the question.',
      confidence: Math.min(0.9, 0.4 + coverage(terms, sentence.terms, index.weight) / 2),
    },
  };
}

function reply(
  steps: readonly string[],
  value: string,
  lastLine: string | undefined,
  evidence: string,
  score: number,
): Finding {
  const rationale = steps.join(' ');
  const confidence = Math.round(Math.min(0.95, Math.max(0.2, score)) * 100) / 100;
  return {
    text: `${rationale}\n\n${lastLine ?? 'Answer:'} ${value}`,
    facts: { answer: value, value, evidence, rationale, confidence },
  };
}

function withoutText(question: string): Finding {
  const text = `There is no text to answer from. This reader knows nothing but what it is given: put the text beside the question${question === '' ? '' : ` “${question.trim().slice(0, 120)}”`}.`;
  return { text, facts: { answer: 'not stated', rationale: text, confidence: 0 } };
}

function words(terms: readonly string[], sentence: Sentence): string[] {
  return [
    ...new Set(
      sentence.words.filter((word) => terms.includes(word.key)).map((word) => word.text.toLowerCase()),
    ),
  ];
}

export function list(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
