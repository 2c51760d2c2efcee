import type { Document } from '../../text/document.ts';
import { quoteAround } from '../../text/quote.ts';
import { countWords } from '../../text/shorten.ts';
import { concernRules } from './concerns.ts';
import { gapPoint } from './gap.ts';
import { missingPoints } from './missing.ts';
import { findPoints, type Point } from './point.ts';
import { densityPoint, strengthRules } from './strengths.ts';

export function concernsOf(document: Document, noun: string): Point[] {
  const gap = gapPoint(document);
  return [
    ...(gap === undefined ? [] : [gap]),
    ...findPoints(document, concernRules, noun),
    ...missingPoints(document),
  ];
}

export function strengthsOf(document: Document, noun: string): Point[] {
  const density = densityPoint(document);
  return [...findPoints(document, strengthRules, noun), ...(density === undefined ? [] : [density])];
}

/** Points as a numbered list, as many as fit into `maxWords`, quotes shortened first. */
export function listPoints(points: readonly Point[], maxWords: number | undefined): string {
  const budget = maxWords ?? 400;
  for (const quoted of [28, 22, 16, 12]) {
    const text = points.map((point, at) => `${at + 1}. ${sayPoint(point, quoted)}`).join('\n');
    if (countWords(text) <= budget) return text;
  }
  return points.length <= 1
    ? points.map((point) => sayPoint(point, 12)).join('')
    : listPoints(points.slice(0, -1), maxWords);
}

function sayPoint(point: Point, quoted: number): string {
  const where = point.sentence === undefined ? '' : `${quoteAround(point.sentence, point.pattern, quoted)}. `;
  return `**${point.title}.** ${where}${point.remark}`;
}

/** What a review says when there is nothing to review. */
export const nothingToReview = 'There is no text to review: put it below the instruction.';
