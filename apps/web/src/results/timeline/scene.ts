import type { Bar } from './bars.ts';
import type { PlacedBar, Rows } from './rows.ts';
import type { SlotStep } from './slots.ts';
import type { TimeView } from './time-view.ts';

/** What the timeline shows, apart from where one looks. */
export interface Content {
  readonly rows: Rows;
  readonly packed: boolean;
  /** The time of the run; milliseconds since the epoch. */
  readonly all: TimeView;
  /** Until when bars go that have no end yet. */
  readonly now: number;
  readonly slots: readonly SlotStep[];
  /** How many slots the run has. */
  readonly slotLimit: number;
  readonly critical: readonly PlacedBar[];
  /** Whether everything but the critical path steps back. */
  readonly showCritical: boolean;
  readonly selected: string | null;
  readonly hovered: string | null;
  nameOf(bar: Bar): string;
}

/** Where one looks; lengths in pixels. */
export interface Scene extends Content {
  readonly view: TimeView;
  /** How far the rows are scrolled. */
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Where the pointer is, if it is over the timeline. */
  readonly pointer: { readonly x: number; readonly y: number } | null;
}

/** Heights of the axis at the top and of the chart of slots at the bottom, in pixels. */
export const AXIS = 24;
export const SLOTS = 56;

/** Free at both sides, so that what begins with the run is not at the very edge; in pixels. */
export const SIDE = 8;

/** The pixel of a time. */
export function xOf({ view, width }: Pick<Scene, 'view' | 'width'>, at: number): number {
  return SIDE + ((at - view.from) / (view.to - view.from)) * (width - 2 * SIDE);
}

/** The time of a pixel. */
export function timeAt({ view, width }: Pick<Scene, 'view' | 'width'>, x: number): number {
  return view.from + ((x - SIDE) / Math.max(1, width - 2 * SIDE)) * (view.to - view.from);
}
