import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TooltipProvider } from '../../ui/tooltip.tsx';
import { type DataColumn, DataGrid } from './data-grid.tsx';

interface Row {
  readonly name: string;
  readonly score: number;
}

const columns: readonly DataColumn<Row>[] = [
  { id: 'name', title: 'Name', width: 100, value: (row) => row.name },
  { id: 'score', title: 'Score', width: 100, numeric: true, value: (row) => row.score },
];

function show(rows: readonly Row[]) {
  render(
    <TooltipProvider>
      <DataGrid
        label="Grades"
        columns={columns}
        rows={rows}
        keyOf={({ name }) => name}
        detail={({ name }) => <p>All about {name}</p>}
      />
    </TooltipProvider>,
  );
}

const names = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);

afterEach(cleanup);

describe('DataGrid', () => {
  it('sorts by the column whose heading is pressed and tells so', async () => {
    const user = userEvent.setup();
    show([
      { name: 'b', score: 10 },
      { name: 'a', score: 9 },
      { name: 'c', score: 100 },
    ]);
    expect(names()).toEqual(['b', 'a', 'c']);
    await user.click(screen.getByRole('button', { name: 'Score' }));
    expect(names()).toEqual(['a', 'b', 'c']);
    expect(screen.getByRole('columnheader', { name: 'Score' }).getAttribute('aria-sort')).toBe('ascending');
    await user.click(screen.getByRole('button', { name: 'Score' }));
    expect(names()).toEqual(['c', 'b', 'a']);
  });

  it('shows a chosen row in full, also by keyboard', async () => {
    const user = userEvent.setup();
    show([{ name: 'a', score: 1 }]);
    within(screen.getByRole('table', { name: 'Grades' }))
      .getByRole('button', { name: 'a' })
      .focus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('complementary').textContent).toContain('All about a');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  describe('with 10,000 rows', () => {
    beforeEach(() => {
      vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(320);
      vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
    });

    it('draws those in view and tells how many there are', () => {
      show(Array.from({ length: 10_000 }, (_, index) => ({ name: `row ${index}`, score: index })));
      expect(names()).toContain('row 0');
      expect(names().length).toBeLessThan(60);
      expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('10001');
    });
  });
});
