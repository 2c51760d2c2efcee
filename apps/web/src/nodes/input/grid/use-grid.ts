import { toDelimited } from '@parallax/nodes';
import { type Json, jsonSchema } from '@parallax/schema';
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import { z } from 'zod';
import { type Block, cellsOf, cellsOfText, clearBlock, type Table, writeBlock } from '../../data/block.ts';
import { cellOf, editedCell } from '../../data/table.ts';
import { blockOf, type CellPlace, type GridSelection, movedBy, selectCell, within } from './selection.ts';

/** Cells as they are, for a paste into this or another grid: what other programs get is made safe for spreadsheets. */
const CELLS_TYPE = 'application/x-parallax-cells';
const cellsSchema = z.array(z.array(jsonSchema));

export interface Editing extends CellPlace {
  /** What the editor begins with in place of the cell's text: the key that was typed. */
  readonly typed: string | null;
}

export interface GridOptions {
  readonly table: Table;
  readonly onChange: (table: Table) => void;
  /** Brings a row into view. */
  readonly reveal: (row: number) => void;
  /** Rows in view. */
  readonly page: () => number;
}

/** What a person does with the cells of a grid: choosing, moving, editing, copying, pasting and clearing. */
export function useGrid({ table, onChange, reveal, page }: GridOptions) {
  const [chosen, setChosen] = useState<GridSelection | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const size = { rows: table.rows.length, columns: table.columns.length };
  const selection = within(chosen, size);
  const block = selection === null ? null : blockOf(selection);

  const select = (next: GridSelection) => {
    setChosen(next);
    reveal(next.active.row);
  };
  const edit = (place: CellPlace, typed: string | null) => {
    setChosen(selectCell(place));
    reveal(place.row);
    setEditing({ ...place, typed });
  };
  const commit = ({ row, column }: CellPlace, text: string) => {
    const name = table.columns[column];
    if (name === undefined) return;
    const before = cellOf(table.rows[row], name);
    const rows = table.rows.map((each, at) =>
      at === row ? { ...each, [name]: editedCell(text, before) } : each,
    );
    onChange({ ...table, rows });
  };
  const leave = (place: CellPlace, to: 'below' | 'next' | 'before' | 'stay') => {
    setEditing(null);
    if (to === 'stay') return;
    const key = to === 'below' ? 'ArrowDown' : to === 'next' ? 'ArrowRight' : 'ArrowLeft';
    const next = movedBy(selectCell(place), { key, shift: false, mod: false, page: 1 }, size);
    if (next !== undefined) select(next);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (selection === null || block === null || editing !== null) return;
    const mod = event.ctrlKey || event.metaKey;
    const next = movedBy(selection, { key: event.key, shift: event.shiftKey, mod, page: page() }, size);
    if (next !== undefined) select(next);
    else if (mod && event.key.toLowerCase() === 'a') {
      setChosen({
        anchor: { row: 0, column: 0 },
        active: { row: size.rows - 1, column: size.columns - 1 },
      });
    } else if (event.key === 'Enter' || event.key === 'F2') edit(selection.active, null);
    else if (event.key === 'Delete' || event.key === 'Backspace') onChange(clearBlock(table, block));
    else if (event.key.length === 1 && !mod && !event.altKey) edit(selection.active, event.key);
    else return;
    event.preventDefault();
    // Delete must not reach the canvas, which would delete the node.
    event.stopPropagation();
  };

  const onCopy = (event: ClipboardEvent, cut = false) => {
    if (block === null || editing !== null) return;
    const cells = cellsOf(table, block);
    event.clipboardData.setData('text/plain', toDelimited(cells, '\t'));
    event.clipboardData.setData(CELLS_TYPE, JSON.stringify(cells));
    event.preventDefault();
    event.stopPropagation();
    if (cut) onChange(clearBlock(table, block));
  };

  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (editing !== null || text === '') return;
    event.preventDefault();
    event.stopPropagation();
    const cells = ownCells(event.clipboardData) ?? cellsOfText(text);
    const at: Block = block ?? { top: 0, left: 0, bottom: 0, right: 0 };
    onChange(writeBlock(table, at, cells));
    const isOne = cells.length === 1 && cells[0]?.length === 1;
    const height = isOne ? at.bottom - at.top + 1 : cells.length;
    const width = isOne ? at.right - at.left + 1 : (cells[0]?.length ?? 1);
    setChosen({
      anchor: { row: at.top, column: at.left },
      active: { row: at.top + height - 1, column: at.left + width - 1 },
    });
  };

  return {
    selection,
    block,
    editing,
    select,
    edit,
    commit,
    leave,
    setChosen,
    setEditing,
    onKeyDown,
    onCopy,
    onPaste,
  };
}

export type Grid = ReturnType<typeof useGrid>;

function ownCells(data: DataTransfer): Json[][] | undefined {
  const text = data.getData(CELLS_TYPE);
  if (text === '') return undefined;
  const parsed = cellsSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}
