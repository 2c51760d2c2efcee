import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delimiterOf, parseCsv } from './csv.ts';

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

test('whatever is written with every cell quoted is read back', () => {
  const cell = fc.string().map((text) => `x${text}`);
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
    );
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      (rows, delimiter, end) => {
        const text = rows.map((row) => row.map(quoted).join(delimiter)).join(end);
        expect(parseCsv(text, delimiter)).toEqual(rows);
      },
    ),
  );
});

test('reading ends for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', ' ') }), (text) =>
      Array.isArray(parseCsv(text)),
    ),
  );
});

test('a byte order mark, empty lines and an empty last cell', () => {
  expect(parseCsv('\uFEFFa,b\n\n1,\n')).toEqual([
    ['a', 'b'],
    ['1', ''],
  ]);
});

test('the delimiter is the one outside of quotes', () => {
  expect(delimiterOf('"a,b,c";d\n1;2')).toBe(';');
  expect(delimiterOf('name\ttext, long\n')).toBe('\t');
});
