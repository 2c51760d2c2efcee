import type { Document } from '../../text/document.ts';
import type { Point } from './point.ts';

/** What a plan of any kind has to say; where it does not, that is a point as well. */
const expected: readonly {
  readonly id: string;
  readonly title: string;
  readonly present: RegExp;
  readonly remark: string;
  readonly remedy: string;
}[] = [
  {
    id: 'no-budget',
    title: 'There is no budget',
    present: /[€$£]\s?\d|\b(?:budget|cost|price|euros?|dollars?)\b/i,
    remark: 'It names no sum: neither what it costs nor who pays can be judged.',
    remedy: 'draw up a budget',
  },
  {
    id: 'no-date',
    title: 'There is no date',
    present:
      /\b(?:january|february|march|april|may|june|july|august|september|october|november|december|week|month|year|tomorrow|20\d\d)\b/i,
    remark: 'Without a first and a last day, nobody can tell whether it is late.',
    remedy: 'set a first and a last day',
  },
  {
    id: 'no-owner',
    title: 'Nobody is in charge',
    present:
      /\b(?:responsible|leads?|in charge|manager|coordinator|team|owner|director|mayor|council|volunteers?|staff|we)\b/i,
    remark: 'No person or team is named who answers for it.',
    remedy: 'name one person who answers for it',
  },
  {
    id: 'no-fallback',
    title: 'There is no way back',
    present: /\b(?:if|otherwise|fallback|without it|backup|plan b|unless|instead|worst case)\b/i,
    remark: 'It does not say what happens when its main assumption fails.',
    remedy: 'decide what happens when the main assumption fails',
  },
  {
    id: 'no-measure',
    title: 'Success is not defined',
    present:
      /\b(?:target|goal|measure|at least|per cent|%|\d+ (?:members|users|customers|people|loans|items))\b/i,
    remark: 'No figure says from when on it counts as a success.',
    remedy: 'set the figure by which it is judged',
  },
];

export function missingPoints(document: Document): Point[] {
  return expected
    .filter(({ present }) => !present.test(document.text))
    .map(({ id, title, remark, remedy }) => ({
      rule: id,
      title,
      sentence: undefined,
      pattern: /^/,
      figure: undefined,
      remark,
      remedy,
      weight: 0.5,
    }));
}
