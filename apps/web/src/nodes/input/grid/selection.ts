import type { Block } from '../../data/block.ts';

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** The cell that keys act on, and where the selected block began. */
export interface GridSelection {
  readonly active: CellPlace;
  readonly anchor: CellPlace;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

export function selectCell(place: CellPlace): GridSelection {
  return { active: place, anchor: place };
}

/** The block between the two corners. */
export function blockOf({ active, anchor }: GridSelection): Block {
  return {
    top: Math.min(active.row, anchor.row),
    bottom: Math.max(active.row, anchor.row),
    left: Math.min(active.column, anchor.column),
    right: Math.max(active.column, anchor.column),
  };
}

/** The selection after rows or columns have gone: within the grid; null where it has no cells. */
export function within(selection: GridSelection | null, size: GridSize): GridSelection | null {
  if (selection === null || size.rows === 0 || size.columns === 0) return null;
  const inside = ({ row, column }: CellPlace): CellPlace => ({
    row: Math.min(row, size.rows - 1),
    column: Math.min(column, size.columns - 1),
  });
  return { active: inside(selection.active), anchor: inside(selection.anchor) };
}

export interface GridKey {
  readonly key: string;
  readonly shift: boolean;
  readonly mod: boolean;
  /** Rows that are in view: what Page Up and Page Down pass. */
  readonly page: number;
}

/** Where a key leads, as in every spreadsheet; undefined for a key that moves nothing. */
export function movedBy(
  selection: GridSelection,
  { key, shift, mod, page }: GridKey,
  size: GridSize,
): GridSelection | undefined {
  const { row, column } = selection.active;
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const steps: Readonly<Record<string, CellPlace>> = {
    ArrowUp: { row: mod ? 0 : row - 1, column },
    ArrowDown: { row: mod ? last.row : row + 1, column },
    ArrowLeft: { row, column: mod ? 0 : column - 1 },
    ArrowRight: { row, column: mod ? last.column : column + 1 },
    PageUp: { row: row - page, column },
    PageDown: { row: row + page, column },
    Home: { row: mod ? 0 : row, column: 0 },
    End: { row: mod ? last.row : row, column: last.column },
  };
  const target = Object.hasOwn(steps, key) ? steps[key] : undefined;
  if (target === undefined) return undefined;
  const active = {
    row: Math.max(0, Math.min(last.row, target.row)),
    column: Math.max(0, Math.min(last.column, target.column)),
  };
  return { active, anchor: shift ? selection.anchor : active };
}
