import type { Branch } from '@parallax/engine';
import { charactersOf } from '../text/tokens.ts';

/**
 * Pieces of about `maxTokens` tokens at most, each beginning with about `overlap` tokens of the one before. Cut after a
 * paragraph where one ends in the second half of a piece, else after a sentence, a blank, or wherever the limit is.
 */
export function chunks(text: string, maxTokens: number, overlap: number): Branch[] {
  return spans(text, charactersOf(maxTokens), charactersOf(overlap))
    .map(({ start, end }) => text.slice(start, end).trim())
    .filter((piece) => piece !== '')
    .map((piece, index) => ({ value: piece, label: `Chunk ${index + 1}` }));
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The spans cover the text without gaps. Each search looks only at the span's own second half, so the whole is linear. */
function spans(text: string, length: number, overlap: number): Span[] {
  const found: Span[] = [];
  for (let start = 0; start < text.length; ) {
    const limit = start + length;
    if (limit >= text.length) {
      found.push({ start, end: text.length });
      break;
    }
    // A span longer than the overlap makes every step go forward.
    const end = cut(text, Math.max(start + Math.ceil(length / 2), start + overlap + 1), limit);
    found.push({ start, end });
    start = overlap === 0 ? end : resume(text, start, end, overlap);
  }
  return found;
}

const breaks: readonly RegExp[] = [/\n[^\S\n]*\n\s*/g, /[.!?…。！？]["'”’)\]]*\s+|\n/g, /\s+/g];

/** The best place to cut in (from, to]: after the last paragraph, else sentence, else word, else at `to`. */
function cut(text: string, from: number, to: number): number {
  const window = text.slice(from, to);
  for (const pattern of breaks) {
    let last: number | undefined;
    for (const match of window.matchAll(pattern)) last = match.index + match[0].length;
    if (last !== undefined) return from + last;
  }
  return splitsPair(text, to) && to - 1 > from ? to - 1 : to;
}

/** Where the next span begins that repeats the end of this one: at a word where there is one, and always after `start`. */
function resume(text: string, start: number, end: number, overlap: number): number {
  // Blanks at the end repeat nothing, unless there is little else.
  const content = start + text.slice(start, end).trimEnd().length;
  const from = (content - overlap > start ? content : end) - overlap;
  const word = /\s\S/.exec(text.slice(from - 1, end));
  if (word !== null) return from + word.index;
  return splitsPair(text, from) ? from + 1 : from;
}

function splitsPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
