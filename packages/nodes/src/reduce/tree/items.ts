import type { Arrival } from '@parallax/engine';
import { TaskError } from '@parallax/schema';
import { LabelBook } from '../../citation/label-book.ts';
import { asText } from '../../template/render.ts';
import { dataElement } from '../../text/escape.ts';
import type { CountTokens } from '../../text/tokenizer.ts';
import type { Element, Entry } from './element.ts';
import { beginningOf, piecesOf } from './pieces.ts';

export interface SizeRule {
  readonly tokenMax: number;
  readonly oversized: 'split' | 'truncate' | 'fail';
}

/** Tokens that the marks around a text and the blank line after it need at most, beside its label. */
const MARKS = 24;

/**
 * What arrives, as elements for prompts. An item that is longer than a prompt may be becomes several, in order, or is cut. Throws a `TaskError`
 * `oversized-item` when the rule says so.
 *
 * @param noted told of each item, and whether it was too long
 */
export async function* itemEntries(
  arrivals: AsyncIterable<Arrival>,
  rule: SizeRule,
  count: CountTokens,
  noted: (isOversized: boolean) => void,
): AsyncGenerator<Entry, void> {
  const book = new LabelBook();
  for await (const arrival of arrivals) {
    if (arrival.type === 'missing') {
      yield { element: undefined, present: 0, missing: [arrival.missing], isItem: true };
      continue;
    }
    const name = book.name(arrival.item.label);
    const elements = fitted(name, asText(arrival.item.value), rule, count);
    noted(elements.length > 1 || elements[0]?.isCut === true);
    for (const [at, { element }] of elements.entries())
      yield { element, present: at === 0 ? 1 : 0, missing: [], isItem: true };
  }
}

/** A text as it stands in a prompt. */
export function elementOf(name: string, text: string, cites: readonly string[], count: CountTokens): Element {
  return { name, text, cites, tokens: count(dataElement('item', { index: 100, label: name }, text)) };
}

function fitted(
  name: string,
  text: string,
  { tokenMax, oversized }: SizeRule,
  count: CountTokens,
): { element: Element; isCut: boolean }[] {
  const whole = elementOf(name, text, [], count);
  if (whole.tokens <= tokenMax) return [{ element: whole, isCut: false }];
  if (oversized === 'fail') {
    throw new TaskError(
      'oversized-item',
      `"${name}" is ${whole.tokens} tokens long, and one prompt may hold ${tokenMax}. Raise the limit, or let long items be split or cut.`,
    );
  }
  // Escaping makes a text longer, so what is counted is what will be sent.
  const escaped: CountTokens = (part) => count(dataElement('i', {}, part));
  const room = Math.max(1, tokenMax - MARKS - count(name));
  if (oversized === 'truncate') {
    const note = `[… cut: ${whole.tokens} tokens in all]`;
    const kept = beginningOf(text, Math.max(1, room - MARKS), escaped);
    return [{ element: elementOf(name, `${kept}\n${note}`, [], count), isCut: true }];
  }
  const pieces = piecesOf(text, room, escaped).filter((piece) => piece.trim() !== '');
  return pieces.map((piece, at) => ({
    element: elementOf(`${name}, part ${at + 1} of ${pieces.length}`, piece, [], count),
    isCut: true,
  }));
}
