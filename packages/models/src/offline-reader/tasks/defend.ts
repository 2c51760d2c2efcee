import { quoteAround } from '../text/quote.ts';
import { pick } from './review/point.ts';
import { listPoints, nothingToReview, strengthsOf } from './review/review.ts';
import type { Task } from './task.ts';

/** The strongest places of a text, quoted, each with how to get more out of it. */
export const defend: Task = ({ request, read, chooser }) => {
  const document = read(request.material);
  if (document.sentences.length === 0)
    return { text: nothingToReview, facts: { strengths: [], confidence: 0 } };
  const points = pick(strengthsOf(document, request.noun), request.limits.count ?? 3, chooser);
  const strengths = points.map((point) =>
    point.sentence === undefined
      ? `${point.title}: ${point.remark}`
      : `${point.title}: ${quoteAround(point.sentence, point.pattern, 20)}`,
  );
  const text =
    points.length === 0
      ? `No sentence of this ${request.noun} gives a figure, a reason or a safeguard that would speak for it.`
      : listPoints(points, request.limits.maxWords);
  return {
    text,
    facts: {
      strengths,
      benefits: strengths,
      points: strengths,
      verdict: points[0]?.title ?? '',
      answer: text,
      rationale: points[0]?.remark ?? '',
      evidence: points[0]?.sentence?.text ?? '',
      feedback: points[0]?.remark ?? '',
    },
  };
};
