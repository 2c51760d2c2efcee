import { quoteAround } from '../text/quote.ts';
import { pick } from './review/point.ts';
import { concernsOf, listPoints, nothingToReview } from './review/review.ts';
import type { Task } from './task.ts';

/** The weakest places of a text, quoted, each with what would have to happen and what it would cost. */
export const criticise: Task = ({ request, read, chooser }) => {
  const document = read(request.material);
  if (document.sentences.length === 0)
    return { text: nothingToReview, facts: { weaknesses: [], confidence: 0 } };
  const points = pick(concernsOf(document, request.noun), request.limits.count ?? 3, chooser);
  const weaknesses = points.map((point) =>
    point.sentence === undefined
      ? `${point.title}: ${point.remark}`
      : `${point.title}: ${quoteAround(point.sentence, point.pattern, 20)}`,
  );
  const text =
    points.length === 0
      ? `No sentence of this ${request.noun} shows a risk, a condition, an absolute or a gap that this reader knows.`
      : listPoints(points, request.limits.maxWords);
  return {
    text,
    facts: {
      weaknesses,
      risks: weaknesses,
      points: weaknesses,
      verdict: points[0]?.title ?? '',
      answer: text,
      rationale: points[0]?.remark ?? '',
      evidence: points[0]?.sentence?.text ?? '',
      feedback: points[0]?.remark ?? '',
    },
  };
};
