import type { CountTokens } from '../../text/tokenizer.ts';
import type { Element } from './element.ts';
import { elementOf } from './items.ts';
import { beginningOf } from './pieces.ts';

/**
 * Elements that together have at most `tokenMax` tokens: those that are longer than a fair share are shortened at their end. Which they are is
 * told, since something is lost.
 */
export function fitTogether(
  elements: readonly Element[],
  tokenMax: number,
  count: CountTokens,
): { readonly elements: readonly Element[]; readonly shortened: number } {
  if (elements.reduce((sum, { tokens }) => sum + tokens, 0) <= tokenMax) return { elements, shortened: 0 };
  const share = fairShare(
    elements.map(({ tokens }) => tokens),
    tokenMax,
  );
  let shortened = 0;
  const fitted = elements.map((element) => {
    if (element.tokens <= share) return element;
    shortened += 1;
    const marks = element.tokens - count(element.text);
    const text = `${beginningOf(element.text, Math.max(1, share - Math.max(0, marks) - 4), count)} […]`;
    return elementOf(element.name, text, element.cites, count);
  });
  return { elements: fitted, shortened };
}

/** The largest limit for each under which all fit: what the short ones leave is shared by the long ones. */
function fairShare(sizes: readonly number[], total: number): number {
  let left = total;
  const sorted = sizes.toSorted((a, b) => a - b);
  for (const [at, size] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - at));
    if (size > share) return share;
    left -= size;
  }
  return total;
}
