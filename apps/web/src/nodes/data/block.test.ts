import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cellsOf,
  cellsOfText,
  clearBlock,
  insertColumn,
  removeRows,
  type Table,
  writeBlock,
} from './block.ts';

const table: Table = {
  columns: ['a', 'b'],
  rows: [
    { a: 'x', b: 1 },
    { a: 'y', b: 2 },
  ],
};
const whole = { top: 0, left: 0, bottom: 1, right: 1 };

test('what is copied and written over the same cells changes nothing', () => {
  const cell = fc.oneof(
    fc.string().filter((text) => String(Number(text)) !== text),
    fc.integer(),
    fc.boolean(),
  );
  const tables = fc.array(fc.record({ a: cell, b: cell }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(tables, (rows) => {
      const each: Table = { columns: ['a', 'b'], rows };
      const all = { ...whole, bottom: rows.length - 1 };
      expect(writeBlock(each, all, cellsOf(each, all))).toEqual(each);
    }),
  );
});

test('a block that reaches beyond the table makes rows and columns', () => {
  const at = { top: 1, left: 1, bottom: 1, right: 1 };
  expect(
    writeBlock(table, at, [
      ['1', 'new'],
      ['2', '3'],
    ]),
  ).toEqual({
    columns: ['a', 'b', 'Column 3'],
    rows: [
      { a: 'x', b: 1, 'Column 3': '' },
      { a: 'y', b: 1, 'Column 3': 'new' },
      { a: '', b: 2, 'Column 3': 3 },
    ],
  });
});

test('one cell fills what is selected', () => {
  expect(writeBlock(table, whole, [['z']]).rows).toEqual([
    { a: 'z', b: 'z' },
    { a: 'z', b: 'z' },
  ]);
});

test('empty lines and cells of a copied block count', () => {
  expect(cellsOfText('a\t\n\n\tb\n')).toEqual([['a', ''], [''], ['', 'b']]);
  expect(cellsOfText('a, "b"')).toEqual([['a, "b"']]);
});

test('cells are cleared, rows removed and columns put in', () => {
  expect(clearBlock(table, { top: 0, left: 1, bottom: 0, right: 1 }).rows[0]).toEqual({ a: 'x', b: '' });
  expect(removeRows(table, 0, 0).rows).toEqual([{ a: 'y', b: 2 }]);
  expect(Object.keys(insertColumn(table, 1).rows[0] ?? {})).toEqual(['a', 'Column 3', 'b']);
});
