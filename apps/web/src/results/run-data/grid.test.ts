import { pathKey } from '@parallax/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridByScope } from './grid.ts';

const at = (text: number, model: number) => ({
  path: [
    { node: 'texts', index: text },
    { node: 'models', index: model },
  ],
});

describe('gridByScope', () => {
  it('puts the chosen scope across and the others down', () => {
    const items = [at(0, 0), at(0, 1), at(1, 0), at(1, 1)];
    const byModel = gridByScope(items, 1);
    expect(byModel.rows.map(({ cells }) => cells)).toEqual([
      [items[0], items[1]],
      [items[2], items[3]],
    ]);
    expect(gridByScope(items, 0).rows.map(({ cells }) => cells)).toEqual([
      [items[0], items[2]],
      [items[1], items[3]],
    ]);
  });

  it('leaves a cell empty whose item is not there yet', () => {
    const { rows, columns } = gridByScope([at(0, 2), at(1, 0)], 1);
    expect(columns).toHaveLength(2);
    expect(rows.map(({ cells }) => cells.map((cell) => cell !== undefined))).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it('has every item in exactly one cell, in the column of its index', () => {
    const path = fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4));
    fc.assert(
      fc.property(fc.uniqueArray(path, { selector: String }), fc.nat(2), (paths, depth) => {
        const items = paths.map((indexes) => ({
          path: indexes.map((index, node) => ({ node: `s${node}`, index })),
        }));
        const { rows, columns } = gridByScope(items, depth);
        const placed = rows.flatMap(({ cells }) =>
          cells.flatMap((cell, column) => {
            if (cell === undefined) return [];
            expect(columns[column]?.key).toBe(String(cell.path[depth]?.index));
            return [pathKey(cell.path)];
          }),
        );
        expect(placed.sort()).toEqual(items.map((item) => pathKey(item.path)).sort());
      }),
    );
  });
});
