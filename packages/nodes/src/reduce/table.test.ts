import type { Path } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import { buildTable } from './table.ts';

const at = (...indexes: number[]): Path => indexes.map((index, depth) => ({ node: `scope${depth}`, index }));
const item = (
  label: string,
  value: Parameters<typeof buildTable>[0][number]['value'],
  path = at(0),
  edge = 'e1',
) => ({ label, value, path, node: 'n', edge });

describe('table', () => {
  it('has a row for each item and a column for each field, one level deep', () => {
    const value = { score: 7, detail: { tone: 'good', parts: { a: 1 } }, empty: {} };
    expect(buildTable([item('Essay 1', value), item('Essay 2', { score: 8, note: 'x' }, at(1))], 0)).toEqual({
      columns: ['item', 'score', 'detail.tone', 'detail.parts', 'empty', 'note'],
      rows: [
        { item: 'Essay 1', score: 7, 'detail.tone': 'good', 'detail.parts': { a: 1 }, empty: {} },
        { item: 'Essay 2', score: 8, note: 'x' },
      ],
    });
  });

  it('puts other values into one column', () => {
    expect(buildTable([item('A', 'text'), item('B', [1])], 0).rows).toEqual([
      { item: 'A', value: 'text' },
      { item: 'B', value: [1] },
    ]);
  });

  it('gives each closed scope a column, named by the node that opened it', () => {
    const items = [item('Review · Skeptic', 'x', at(3, 0, 1)), item('Review · Optimist', 'y', at(3, 0, 2))];
    expect(buildTable(items, 1)).toEqual({
      columns: ['scope1', 'scope2', 'value'],
      rows: [
        { scope1: 'Review', scope2: 'Skeptic', value: 'x' },
        { scope1: 'Review', scope2: 'Optimist', value: 'y' },
      ],
    });
  });

  it('tells the edges apart where there are several', () => {
    const items = [item('Critic · Essay 1', 'x', at(0), 'e1'), item('Fan · Essay 1', 'y', at(0), 'e2')];
    expect(buildTable(items, 0).rows).toEqual([
      { source: 'Critic', scope0: 'Essay 1', value: 'x' },
      { source: 'Fan', scope0: 'Essay 1', value: 'y' },
    ]);
  });

  it('keeps the whole label where it cannot be told apart', () => {
    const items = [item('A · B · C', 'x', at(0, 0))];
    expect(buildTable(items, 0).rows).toEqual([{ item: 'A · B · C', value: 'x' }]);
  });

  it('loses no field that is called like the label', () => {
    expect(buildTable([item('A', { item: 'own' })], 0)).toEqual({
      columns: ['item', 'item (value)'],
      rows: [{ item: 'A', 'item (value)': 'own' }],
    });
  });
});
