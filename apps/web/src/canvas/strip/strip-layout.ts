/** How the cells of an item strip are drawn; lengths in pixels. */
export interface StripLayout {
  /** Side of a cell. */
  readonly cell: number;
  readonly gap: number;
  readonly columns: number;
  readonly rows: number;
  /** Items that one cell stands for. */
  readonly perCell: number;
  readonly height: number;
}

/** Width of the strip: the card's 280 px less its padding and borders. */
export const STRIP_WIDTH = 254;
/** Wraps until here, then the cells shrink, then they stand for several items each. */
const MAX_HEIGHT = 60;

const sizes = [
  { cell: 13, gap: 3 },
  { cell: 10, gap: 2 },
  { cell: 6, gap: 2 },
  { cell: 5, gap: 1 },
] as const;

function fit(items: number, cell: number, gap: number): { columns: number; rows: number; height: number } {
  const columns = Math.floor((STRIP_WIDTH + gap) / (cell + gap));
  const rows = Math.ceil(items / columns);
  return { columns, rows, height: rows * (cell + gap) - gap };
}

/** The largest cells with which `items` (at least 1) fit into the strip's fixed room, or into `maxHeight` of it. */
export function stripLayout(items: number, maxHeight: number = MAX_HEIGHT): StripLayout {
  for (const { cell, gap } of sizes) {
    const fitted = fit(items, cell, gap);
    if (fitted.height <= maxHeight) return { cell, gap, perCell: 1, ...fitted };
  }
  const { cell, gap } = sizes[sizes.length - 1] ?? sizes[0];
  const columns = Math.floor((STRIP_WIDTH + gap) / (cell + gap));
  const capacity = columns * Math.max(1, Math.floor((maxHeight + gap) / (cell + gap)));
  const perCell = Math.ceil(items / capacity);
  return { cell, gap, perCell, ...fit(Math.ceil(items / perCell), cell, gap) };
}

/** The cell at a pixel of the strip, of `cells`; the gap behind a cell is a part of it. Null where none is. */
export function cellAt(
  { cell, gap, columns }: StripLayout,
  x: number,
  y: number,
  cells: number,
): number | null {
  const column = Math.floor(x / (cell + gap));
  const row = Math.floor(y / (cell + gap));
  if (x < 0 || y < 0 || column >= columns) return null;
  const index = row * columns + column;
  return index < cells ? index : null;
}

/** The cell that a key leads to from another (null: from none); null where there is none. */
export function cellBeside(
  { columns }: StripLayout,
  at: number | null,
  key: string,
  cells: number,
): number | null {
  if (key === 'Home') return cells > 0 ? 0 : null;
  if (key === 'End') return cells > 0 ? cells - 1 : null;
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[key];
  if (step === undefined) return null;
  const target = at === null ? 0 : at + step;
  return target >= 0 && target < cells ? target : null;
}
