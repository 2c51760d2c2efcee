import { cellText, toDelimited } from '@parallax/nodes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from './csv.ts';

describe('CSV', () => {
  it('keeps separators, quotes and line breaks inside quotes', () => {
    const text = 'name;text\r\nB;"say ""no"";\nor; not"\r\n\r\n';
    expect(parseCsv(text, 'x')).toEqual([{ name: 'B', text: 'say "no";\nor; not' }]);
  });

  it('reads back what is written, whatever the texts hold', () => {
    // Formulas get an apostrophe, on purpose; blanks around a text are kept.
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => cellText(text) === text);
    fc.assert(
      fc.property(fc.array(fc.record({ a: cell, b: cell }), { minLength: 1 }), (records) => {
        const rows = records.map(({ a, b }) => [a, b]);
        const read = parseCsv(`${toDelimited([['a', 'b'], ...rows], ',')}\r\n`, 'x');
        expect(read.map(({ a, b }) => ({ a, b }))).toEqual(records);
      }),
    );
  });

  it.each([
    ['a,b\n1,2,3\n', 'x, line 2: 3 cells, but the header has 2'],
    ['a\n"b\n', 'x, line 2: a double quote is never closed'],
    ['a\n"b"c\n', 'x, line 2: something follows a closing double quote'],
    ['a,a\n', 'two columns called "a"'],
    ['', 'x is empty'],
  ])('says where %j is wrong', (text, message) => {
    expect(() => parseCsv(text, 'x')).toThrow(message);
  });
});
