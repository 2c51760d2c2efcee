import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approximateTokens } from '../text/tokens.ts';
import { chunks } from './chunks.ts';

const words = fc.array(
  fc.constantFrom(
    'river',
    'otter',
    'a',
    'bank.',
    'seen!',
    '\n\n',
    '\n',
    '😀',
    'anextremelylongwordwithoutanyblank',
  ),
);
const texts = words.map((parts) => parts.join(' '));
const sizes = fc.integer({ min: 1, max: 30 });
const values = (text: string, maxTokens: number, overlap: number) =>
  chunks(text, maxTokens, overlap).map(({ value }) => String(value));

describe('chunks', () => {
  it('never exceed the limit and lose no character but blanks', () => {
    fc.assert(
      fc.property(texts, sizes, (text, maxTokens) => {
        const pieces = values(text, maxTokens, 0);
        for (const piece of pieces) expect(approximateTokens(piece)).toBeLessThanOrEqual(maxTokens);
        expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });

  it('with an overlap still cover the text, in order, within the limit', () => {
    fc.assert(
      fc.property(texts, sizes, fc.nat(), (text, maxTokens, spare) => {
        const pieces = values(text, maxTokens, spare % maxTokens);
        // A piece may stand in the text more than once: every place that it may have come from is followed.
        let reached = new Set([0]);
        for (const piece of pieces) {
          expect(approximateTokens(piece)).toBeLessThanOrEqual(maxTokens);
          const next = new Set<number>();
          for (const until of reached) {
            for (const at of occurrences(text, piece)) {
              const follows = at <= until || text.slice(until, at).trim() === '';
              if (follows && at + piece.length >= until) next.add(at + piece.length);
            }
          }
          reached = next;
        }
        expect([...reached].some((until) => text.slice(until).trim() === '')).toBe(true);
      }),
    );
  });

  it('never cut a character in two', () => {
    const pieces = values('😀'.repeat(50), 1, 0);
    expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
  });

  it('prefer the end of a paragraph, then of a sentence, then of a word', () => {
    expect(values('First part here.\n\nSecond. Third one.', 6, 0)).toEqual([
      'First part here.',
      'Second. Third one.',
    ]);
    expect(values('One two three. Four five six seven.', 5, 0)).toEqual([
      'One two three.',
      'Four five six seven.',
    ]);
    expect(values('alpha beta gamma delta', 4, 0)).toEqual(['alpha beta', 'gamma delta']);
  });

  it('repeat the end of the piece before', () => {
    expect(values('aaaa bbbb cccc dddd eeee ffff', 4, 1)).toEqual([
      'aaaa bbbb cccc',
      'cccc dddd eeee',
      'eeee ffff',
    ]);
  });
});

function* occurrences(text: string, piece: string): Generator<number> {
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) yield at;
}
