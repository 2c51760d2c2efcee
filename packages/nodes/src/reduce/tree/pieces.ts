import type { CountTokens } from '../../text/tokenizer.ts';

const breaks: readonly RegExp[] = [/\n[^\S\n]*\n\s*/g, /[.!?…。！？]["'”’)\]]*\s+|\n/g, /\s+/g];

/**
 * A text in pieces of at most `tokenMax` tokens, which together are the text. Cut after a paragraph where one ends in the second half of a
 * piece, else after a sentence, a blank, or wherever the limit is. A single character is never cut, however many tokens it is.
 */
export function piecesOf(text: string, tokenMax: number, count: CountTokens): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = endOfPiece(text, start, tokenMax, count);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

/** The first piece. */
export function beginningOf(text: string, tokenMax: number, count: CountTokens): string {
  return text.slice(0, text === '' ? 0 : endOfPiece(text, 0, tokenMax, count));
}

function endOfPiece(text: string, start: number, tokenMax: number, count: CountTokens): number {
  // Few texts have more than 8 characters a token, and what is longer is shortened in the next steps.
  let length = Math.min(text.length - start, tokenMax * 8);
  for (;;) {
    const tokens = count(text.slice(start, start + length));
    if (tokens <= tokenMax || length <= 1) break;
    length = Math.max(1, Math.min(length - 1, Math.floor((length * tokenMax * 0.95) / tokens)));
  }
  const end = start + length;
  return end >= text.length ? text.length : cut(text, start, end);
}

/** The best place to cut in the second half of a piece. Counting fewer characters never makes more tokens than the whole by much. */
function cut(text: string, start: number, end: number): number {
  const from = start + Math.ceil((end - start) / 2);
  const window = text.slice(from, end);
  for (const pattern of breaks) {
    let last: number | undefined;
    for (const match of window.matchAll(pattern)) last = match.index + match[0].length;
    if (last !== undefined) return from + last;
  }
  const unit = text.charCodeAt(end);
  const splitsPair = unit >= 0xdc00 && unit <= 0xdfff;
  return splitsPair && end - 1 > start ? end - 1 : end;
}
