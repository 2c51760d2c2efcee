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
const STRIP_WIDTH = 254;
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

/** The largest cells with which `items` (at least 1) fit into the strip's fixed room. */
export function stripLayout(items: number): StripLayout {
  for (const { cell, gap } of sizes) {
    const fitted = fit(items, cell, gap);
    if (fitted.height <= MAX_HEIGHT) return { cell, gap, perCell: 1, ...fitted };
  }
  const { cell, gap } = sizes[sizes.length - 1] ?? sizes[0];
  const columns = Math.floor((STRIP_WIDTH + gap) / (cell + gap));
  const capacity = columns * Math.floor((MAX_HEIGHT + gap) / (cell + gap));
  const perCell = Math.ceil(items / capacity);
  return { cell, gap, perCell, ...fit(Math.ceil(items / perCell), cell, gap) };
}
