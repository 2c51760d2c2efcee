import type { Bar } from './bars.ts';
import { drawScene } from './draw-scene.ts';
import { type Paint, readPaint } from './paint.ts';
import {
  barAt,
  clampRowHeight,
  fittedRowHeight,
  type PlacedBar,
  placeBands,
  placeOf,
  placesOf,
  type Rows,
} from './rows.ts';
import { AXIS, type Content, type Scene, SLOTS, timeAt } from './scene.ts';
import { panTime, revealTime, type TimeView, zoomTime } from './time-view.ts';

/** A bar is hit this far beside it, in pixels: the shortest is one pixel wide. */
const REACH = 4;
const ROW_ZOOM_LIMIT = 0.02;

/** What the timeline is to show; rows are placed by the surface. */
export type Shown = Omit<Content, 'rows' | 'critical'> & {
  readonly bands: Parameters<typeof placeBands>[0];
  readonly critical: readonly string[];
};

/**
 * The canvas of the timeline: where one looks, and drawing it once a frame at most. It knows nothing of React, so that ten thousand
 * tasks are panned and zoomed without rendering anything.
 */
export class Surface {
  private readonly canvas: HTMLCanvasElement;
  private readonly onMove: () => void;
  private paint: Paint;
  private shown: Shown | undefined;
  private rows: Rows = placeBands([], 1);
  private critical: readonly PlacedBar[] = [];
  private view: TimeView = { from: 0, to: 1 };
  /** Whether all of the time is in view: then it stays so while the run goes on. */
  private showsAll = true;
  /** Null: as high as fits. */
  private rowHeight: number | null = null;
  private top = 0;
  private width = 1;
  private height = 1;
  private pointer: Scene['pointer'] = null;
  private frame = 0;

  /** @param onMove told when one looks elsewhere, or at rows of another height */
  constructor(canvas: HTMLCanvasElement, onMove: () => void) {
    this.canvas = canvas;
    this.onMove = onMove;
    this.paint = readPaint(canvas);
  }

  show(shown: Shown): void {
    const before = this.shown;
    this.shown = shown;
    if (before?.packed !== shown.packed) this.rowHeight = null;
    if (this.showsAll) this.view = shown.all;
    this.place();
  }

  resize(width: number, height: number): void {
    const scale = window.devicePixelRatio || 1;
    this.width = Math.max(1, width);
    this.height = Math.max(AXIS + SLOTS + 1, height);
    this.canvas.width = Math.round(this.width * scale);
    this.canvas.height = Math.round(this.height * scale);
    this.place();
    // A canvas that was resized is empty until it is drawn.
    this.draw();
  }

  themeChanged(): void {
    this.paint = readPaint(this.canvas);
    this.redraw();
  }

  point(at: Scene['pointer']): void {
    this.pointer = at;
    this.redraw();
  }

  /** The bar at a pixel of the canvas. */
  barAt(x: number, y: number): Bar | undefined {
    const scene = this.scene();
    if (scene === undefined || y < AXIS || y >= this.height - SLOTS) return undefined;
    const reachMs = (REACH / this.width) * (this.view.to - this.view.from);
    return barAt(this.rows, { y: y - AXIS + this.top, at: timeAt(scene, x), reachMs }, scene.now);
  }

  /** The time at a pixel, in milliseconds since the epoch. */
  timeAt(x: number): number {
    return timeAt({ view: this.view, width: this.width }, x);
  }

  get rowsShown(): Rows {
    return this.rows;
  }

  get timeShown(): TimeView {
    return this.view;
  }

  /** Zooms the time about a pixel, or about the middle. */
  zoom(factor: number, x = this.width / 2): void {
    if (this.shown === undefined) return;
    this.look(zoomTime(this.view, factor, this.timeAt(x), this.shown.all));
  }

  /** Makes the rows higher or lower about a pixel. */
  zoomRows(factor: number, y: number): void {
    const before = this.rows.rowHeight;
    const height = clampRowHeight(before * factor);
    if (Math.abs(height / before - 1) < ROW_ZOOM_LIMIT) return;
    const at = y - AXIS + this.top;
    const share = this.rows.height > 0 ? at / this.rows.height : 0;
    this.rowHeight = height;
    this.place();
    this.top = share * this.rows.height - (y - AXIS);
    this.moved();
  }

  /** Moves by pixels. */
  pan(dx: number, dy: number): void {
    if (this.shown === undefined) return;
    const ms = (dx / this.width) * (this.view.to - this.view.from);
    this.top += dy;
    this.look(panTime(this.view, ms, this.shown.all));
  }

  /** All of the time and, as far as they can be told apart, all rows. */
  fit(): void {
    if (this.shown === undefined) return;
    this.rowHeight = null;
    this.top = 0;
    this.place();
    this.look(this.shown.all);
  }

  /** Brings a task into view, if it is not. */
  reveal(taskId: string): void {
    const found = placeOf(this.rows, taskId);
    const scene = this.scene();
    if (found === undefined || scene === undefined) return;
    const { bar, place, lane } = found;
    const y = place.body + lane * this.rows.rowHeight;
    const room = this.room;
    if (y < this.top + 24) this.top = y - 24;
    if (y + this.rows.rowHeight > this.top + room) this.top = y + this.rows.rowHeight - room + 8;
    this.look(revealTime(this.view, bar.begun, bar.to ?? scene.now, scene.all));
  }

  /** How far the rows can be scrolled, and are; in pixels. */
  get scroll(): { readonly top: number; readonly height: number; readonly room: number } {
    return { top: this.top, height: this.rows.height, room: this.room };
  }

  redraw(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => this.draw());
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
  }

  private get room(): number {
    return this.height - AXIS - SLOTS;
  }

  private look(view: TimeView): void {
    this.view = view;
    const { all } = this.shown ?? { all: view };
    this.showsAll = view.from <= all.from && view.to >= all.to;
    this.moved();
  }

  private place(): void {
    const bands = this.shown?.bands ?? [];
    this.rows = placeBands(bands, this.rowHeight ?? fittedRowHeight(bands, this.room));
    this.critical = this.shown?.critical.flatMap((task) => byTime(placesOf(this.rows, task))) ?? [];
    this.moved();
  }

  private moved(): void {
    this.top = Math.max(0, Math.min(this.top, this.rows.height - this.room));
    this.onMove();
    this.redraw();
  }

  private scene(): Scene | undefined {
    const { shown, rows, critical, view, top, width, height, pointer } = this;
    if (shown === undefined) return undefined;
    return { ...shown, critical, rows, view, top, width, height, pointer };
  }

  private draw(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const scene = this.scene();
    const ctx = this.canvas.getContext('2d');
    if (scene === undefined || ctx === null) return;
    const scale = window.devicePixelRatio || 1;
    ctx.setTransform(scale, 0, 0, scale, 0, 0);
    drawScene(ctx, this.paint, scene);
  }
}

function byTime(places: PlacedBar[]): PlacedBar[] {
  return places.sort((a, b) => a.bar.begun - b.bar.begun);
}
