import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, toDelimited } from './delimited.ts';

describe('cellText', () => {
  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', ' =1', '＝1', '|calc'])(
    'disarms the formula %j',
    (text) => {
      expect(cellText(text)).toBe(`'${text}`);
    },
  );

  it.each(['-5', '+3.2e4', '.5', 'a=b', '2024-01-01'])('leaves %j as it is', (text) => {
    expect(cellText(text)).toBe(text);
  });

  it('keeps numbers as numbers and writes structures as JSON', () => {
    expect(cellText(-5)).toBe('-5');
    expect(cellText({ a: [1] })).toBe('{"a":[1]}');
    expect(cellText(null)).toBe('');
  });
});

describe('toDelimited', () => {
  it('can be read back, whatever the cells hold', () => {
    // Strings of the unit `binary` take seconds to be set up on a busy machine.
    const cell = fc.oneof(fc.string(), fc.constantFrom('\r\n', 'a\tb', '\ud800', '""', '\u2028', 'é🙂'));
    const cells = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(cells, fc.constantFrom(',' as const, '\t' as const), (rows, delimiter) => {
        expect(parse(toDelimited(rows, delimiter), delimiter)).toEqual(rows.map((row) => row.map(cellText)));
      }),
      { numRuns: 50 },
    );
    // Strings of any unit take seconds to be set up on a busy machine.
  }, 60_000);
});

/** A reader of RFC 4180, independent of the writer. */
function parse(text: string, delimiter: string): string[][] {
  const rows: string[][] = [[]];
  let field = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (isQuoted && char === '"' && text.charAt(at + 1) === '"') {
      field += '"';
      at += 1;
    } else if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && char === delimiter) {
      rows.at(-1)?.push(field);
      field = '';
    } else if (!isQuoted && char === '\r' && text.charAt(at + 1) === '\n') {
      rows.at(-1)?.push(field);
      rows.push([]);
      field = '';
      at += 1;
    } else field += char;
  }
  rows.at(-1)?.push(field);
  return rows;
}
