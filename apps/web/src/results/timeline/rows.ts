import type { Band, Bar } from './bars.ts';
import type { TimeView } from './time-view.ts';

/** Heights in pixels. */
export const BAND_HEAD = 22;
const BAND_GAP = 6;
const TALLEST_ROW = 18;
/** Rows are not made lower than this to fit; below, the rows are scrolled. */
const LOWEST_FITTED = 2;
/** Where somebody zooms out of the rows: an overview of ten thousand fits into a hundred pixels. */
const LOWEST_ROW = 0.01;

/** A band where it is drawn; pixels from the top of all bands. */
export interface PlacedBand {
  readonly band: Band;
  /** Of its head. */
  readonly top: number;
  /** Of its first row. */
  readonly body: number;
  readonly bottom: number;
}

export interface Rows {
  readonly bands: readonly PlacedBand[];
  readonly rowHeight: number;
  readonly height: number;
}

/** Puts the bands one below the other. */
export function placeBands(bands: readonly Band[], rowHeight: number): Rows {
  let top = 0;
  const placed = bands.map((band) => {
    const body = top + BAND_HEAD;
    const bottom = body + band.lanes.length * rowHeight;
    const place = { band, top, body, bottom };
    top = bottom + BAND_GAP;
    return place;
  });
  return { bands: placed, rowHeight, height: Math.max(0, top - BAND_GAP) };
}

/** The height of a row with which all bands fit into `room` pixels, as far as rows can still be told apart. */
export function fittedRowHeight(bands: readonly Band[], room: number): number {
  const rows = bands.reduce((sum, { lanes }) => sum + lanes.length, 0);
  const left = room - bands.length * (BAND_HEAD + BAND_GAP);
  return rows === 0 ? TALLEST_ROW : Math.min(TALLEST_ROW, Math.max(LOWEST_FITTED, left / rows));
}

export function clampRowHeight(height: number): number {
  return Math.min(TALLEST_ROW * 2, Math.max(LOWEST_ROW, height));
}

/** A bar with its band, and its row in it. */
export interface PlacedBar {
  readonly bar: Bar;
  readonly place: PlacedBand;
  readonly lane: number;
}

/** Where a task stands, with all of its attempts that have bars of their own. Costs O(bars of its node). */
export function placesOf(rows: Rows, taskId: string): PlacedBar[] {
  return rows.bands.flatMap((place) =>
    taskId.startsWith(place.band.node)
      ? place.band.lanes.flatMap((bars, lane) =>
          bars.filter(({ task }) => task.task === taskId).map((bar) => ({ bar, place, lane })),
        )
      : [],
  );
}

/** Where a task stands; undefined where it is not shown. Costs O(bars of its node). */
export function placeOf(rows: Rows, taskId: string): PlacedBar | undefined {
  for (const place of rows.bands) {
    if (!taskId.startsWith(place.band.node)) continue;
    for (const [lane, bars] of place.band.lanes.entries()) {
      const bar = bars.find(({ task }) => task.task === taskId);
      if (bar !== undefined) return { place, lane, bar };
    }
  }
  return undefined;
}

/** The first of a lane's bars that begins after `at`; its index, in O(log n). */
export function firstAfter(bars: readonly Bar[], at: number): number {
  let low = 0;
  let high = bars.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bars[middle]?.begun ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is hit at a point. */
export interface Target {
  /** Pixels from the top of all bands. */
  readonly y: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** How far beside a bar still hits it, in milliseconds; and how far above or below, in rows. */
  readonly reachMs: number;
}

/** The bar at a point, in O(bands + log n). Where rows are lower than a pixel, the nearest of those that share it. */
export function barAt(rows: Rows, { y, at, reachMs }: Target, now: number): Bar | undefined {
  const place = rows.bands.find(({ body, bottom }) => y >= body && y < bottom);
  if (place === undefined) return undefined;
  const { lanes } = place.band;
  const lane = Math.floor((y - place.body) / rows.rowHeight);
  const reachRows = Math.ceil(0.5 / rows.rowHeight) - 1;
  for (let away = 0; away <= reachRows; away += 1) {
    for (const row of away === 0 ? [lane] : [lane - away, lane + away]) {
      const bar = nearest(lanes[row] ?? [], at, reachMs, now);
      if (bar !== undefined) return bar;
    }
  }
  return undefined;
}

function nearest(bars: readonly Bar[], at: number, reachMs: number, now: number): Bar | undefined {
  const after = firstAfter(bars, at);
  // In a lane one bar ends before the next begins, but the waits of a row's only bar come before its beginning.
  const candidates = [bars[after - 1], bars[after]].filter((bar) => bar !== undefined);
  let best: Bar | undefined;
  let distance = reachMs;
  for (const bar of candidates) {
    const from = bars.length === 1 ? bar.from : bar.begun;
    const away = Math.max(0, from - at, at - (bar.to ?? now));
    if (away <= distance) {
      best = bar;
      distance = away;
    }
  }
  return best;
}

/** Which way the keyboard goes. */
export type Step = 'up' | 'down' | 'before' | 'after' | 'first' | 'last';

/** The bar that a key leads to from another; without one, to the first in view. */
export function stepFrom(rows: Rows, taskId: string | null, step: Step, view: TimeView): Bar | undefined {
  const lanes = rows.bands.flatMap(({ band }) => band.lanes);
  if (step === 'first') return lanes[0]?.[0];
  if (step === 'last') return lanes.at(-1)?.at(-1);
  const lane = lanes.findIndex((bars) => bars.some(({ task }) => task.task === taskId));
  const bars = lanes[lane];
  const at = bars?.findIndex(({ task }) => task.task === taskId) ?? -1;
  const bar = bars?.[at];
  if (bars === undefined || bar === undefined) {
    return (
      lanes.flat().find(({ begun, to }) => begun <= view.to && (to ?? view.to) >= view.from) ?? lanes[0]?.[0]
    );
  }
  if (step === 'before') return bars[at - 1];
  if (step === 'after') return bars[at + 1];
  const next = lanes[lane + (step === 'up' ? -1 : 1)];
  if (next === undefined) return undefined;
  const after = firstAfter(next, bar.begun);
  return next[after - 1] ?? next[after];
}
