import { phrase } from '../sampling.ts';
import type { Document } from '../text/document.ts';
import { quoteAround } from '../text/quote.ts';
import { countWords } from '../text/shorten.ts';
import { type Point, pick } from './review/point.ts';
import { concernsOf, nothingToReview, strengthsOf } from './review/review.ts';
import type { Task } from './task.ts';

/** What speaks for a text and what against it, the figures that decide, and on which side the weight lies. */
export const weigh: Task = ({ request, read, chooser }) => {
  const document = read(request.material);
  if (document.sentences.length === 0)
    return { text: nothingToReview, facts: { strengths: [], weaknesses: [], confidence: 0 } };
  const strengths = pick(strengthsOf(document, request.noun), 2, chooser);
  const used = new Set(strengths.map((point) => point.sentence?.index));
  const concerns = pick(
    concernsOf(document, request.noun).filter(
      (point) => point.sentence === undefined || !used.has(point.sentence.index),
    ),
    2,
    chooser,
  );
  const balance = total(strengths) - total(concerns);
  const conclusion = conclude(request.noun, balance, strengths[0], concerns[0]);
  const text = write(document, strengths, concerns, conclusion, request.limits.maxWords ?? 260, chooser);
  const verdict = balance > 0.15 ? 'go' : balance < -0.35 ? 'stop' : 'change';
  return {
    text,
    facts: {
      strengths: strengths.map(short),
      weaknesses: concerns.map(short),
      pros: strengths.map(short),
      cons: concerns.map(short),
      verdict,
      answer: verdict,
      rationale: conclusion,
      summary: conclusion,
      confidence: Math.round((0.5 + Math.min(0.4, Math.abs(balance) / 2)) * 100) / 100,
    },
  };
};

function write(
  document: Document,
  strengths: readonly Point[],
  concerns: readonly Point[],
  conclusion: string,
  maxWords: number,
  chooser: Parameters<Task>[0]['chooser'],
): string {
  const figures = figuresToCheck(strengths, concerns);
  for (const quoted of [24, 18, 13, 9]) {
    const say = (points: readonly Point[]) =>
      points
        .map((point) =>
          point.sentence === undefined
            ? `${point.title.toLowerCase()}`
            : `${lower(point.title)} (${quoteAround(point.sentence, point.pattern, quoted)})`,
        )
        .join('; ');
    const text = [
      strengths.length === 0 ? 'Little speaks for it in so many words.' : `**For it:** ${say(strengths)}.`,
      concerns.length === 0 ? 'Nothing in it stands out as a risk.' : `**Against it:** ${say(concerns)}.`,
      figures.length === 0
        ? ''
        : `**${phrase(chooser, 'Check first', 'To check first')}:** ${figures.join('; ')}.`,
      conclusion,
    ]
      .filter((part) => part !== '')
      .join('\n\n');
    if (countWords(text) <= maxWords || quoted === 9) return text;
  }
  return document.title;
}

/** The largest sum and the decisive count among what was found, each with what hangs on it. */
function figuresToCheck(strengths: readonly Point[], concerns: readonly Point[]): string[] {
  const found = [...concerns, ...strengths].flatMap(({ figure, title }) =>
    figure === undefined ? [] : [{ text: figure, why: title }],
  );
  const unique = found.filter(({ text }, at) => found.findIndex((other) => other.text === text) === at);
  return unique
    .slice(0, 2)
    .map(
      ({ text, why }) =>
        `${text}, ${concerns.some((point) => point.title === why) ? `since “${lower(why)}” would be settled by it` : `since “${lower(why)}” is only as true as it is`}`,
    );
}

function conclude(
  noun: string,
  balance: number,
  strength: Point | undefined,
  concern: Point | undefined,
): string {
  if (strength === undefined || concern === undefined) {
    return `On balance, ${strength === undefined ? `the ${noun} gives too little that would speak for it` : `the ${noun} deserves a yes`}.`;
  }
  if (balance > 0.15)
    return `On balance, the ${noun} deserves a yes: “${lower(strength.title)}” weighs more than “${lower(concern.title)}”.`;
  if (balance < -0.35)
    return `On balance, not in this form: “${lower(concern.title)}” weighs more than “${lower(strength.title)}”, so first ${concern.remedy}.`;
  return `On balance, yes, but first ${concern.remedy || `settle that ${lower(concern.title)}`}: what speaks for the ${noun} is real, but “${lower(concern.title)}” is so too.`;
}

function total(points: readonly Point[]): number {
  return points.reduce((sum, { weight }) => sum + weight, 0);
}

function short(point: Point): string {
  return point.sentence === undefined
    ? point.title
    : `${point.title}: ${quoteAround(point.sentence, point.pattern, 16)}`;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
