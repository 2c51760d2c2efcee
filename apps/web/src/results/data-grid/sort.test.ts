import type { Cell } from '@parallax/nodes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSorting, sortRows } from './sort.ts';

const same = (cell: Cell) => cell;

describe('sortRows', () => {
  it('sorts numbers by size, texts as people do, and leaves empty cells last both ways', () => {
    const cells = ['Essay 10', 'essay 2', null, 3, undefined, 20, ''];
    expect(sortRows(cells, same, 'ascending')).toEqual([3, 20, 'essay 2', 'Essay 10', null, undefined, '']);
    expect(sortRows(cells, same, 'descending')).toEqual(['Essay 10', 'essay 2', 20, 3, null, undefined, '']);
  });

  it('keeps every row, and the order of rows that are equal', () => {
    const rows = fc.array(fc.record({ key: fc.nat(3), place: fc.nat() }));
    fc.assert(
      fc.property(rows, fc.constantFrom('ascending' as const, 'descending' as const), (all, direction) => {
        const sorted = sortRows(all, (row) => row.key, direction);
        for (const key of [0, 1, 2, 3]) {
          expect(sorted.filter((row) => row.key === key)).toEqual(all.filter((row) => row.key === key));
        }
        expect(sorted).toHaveLength(all.length);
      }),
    );
  });
});

describe('nextSorting', () => {
  it('goes from ascending to descending to the original order', () => {
    const first = nextSorting(null, 'score');
    const second = nextSorting(first, 'score');
    expect([first?.direction, second?.direction, nextSorting(second, 'score')]).toEqual([
      'ascending',
      'descending',
      null,
    ]);
    expect(nextSorting(second, 'name')).toEqual({ column: 'name', direction: 'ascending' });
  });
});
