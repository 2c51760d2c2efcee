import type { Bar } from './bars.ts';
import { drawMark, drawPhase } from './draw-bar.ts';
import { drawSlots } from './draw-slots.ts';
import type { Paint } from './paint.ts';
import { BAND_HEAD, firstAfter, type PlacedBand } from './rows.ts';
import { AXIS, type Scene, SLOTS, xOf } from './scene.ts';
import { tickLabel, timeTicks } from './time-view.ts';

/** A label of the axis needs so much room, in pixels. */
const TICK_ROOM = 84;
/** Rows of this height have names. */
const NAMED_ROW = 13;

/** Draws the timeline: what is in view, and only that. */
export function drawScene(ctx: CanvasRenderingContext2D, paint: Paint, scene: Scene): void {
  const { width, height } = scene;
  ctx.clearRect(0, 0, width, height);
  drawAxis(ctx, paint, scene);
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, AXIS, width, height - AXIS - SLOTS);
  ctx.clip();
  for (const place of scene.rows.bands) drawBand(ctx, paint, scene, place);
  if (scene.showCritical) drawCritical(ctx, paint, scene);
  drawThumb(ctx, paint, scene);
  ctx.restore();
  drawSlots(ctx, paint, scene);
  drawCursor(ctx, paint, scene);
}

function drawAxis(ctx: CanvasRenderingContext2D, paint: Paint, scene: Scene): void {
  const { view, all, width, height } = scene;
  const { stepMs, ticks } = timeTicks(view, all.from, width / TICK_ROOM);
  ctx.font = `11px ${paint.font}`;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  ctx.fillStyle = paint.line;
  for (const at of ticks) ctx.fillRect(Math.round(xOf(scene, at)), 0, 1, height);
  ctx.fillRect(0, AXIS - 1, width, 1);
  ctx.fillStyle = paint.quiet;
  for (const at of ticks)
    ctx.fillText(tickLabel(at - all.from, stepMs), Math.round(xOf(scene, at)) + 5, AXIS / 2);
}

function drawBand(ctx: CanvasRenderingContext2D, paint: Paint, scene: Scene, place: PlacedBand): void {
  const { rows, top, height } = scene;
  const offset = AXIS - top;
  const bottom = height - SLOTS;
  if (place.bottom + offset < AXIS || place.top + offset > bottom) return;
  const first = Math.max(0, Math.floor((AXIS - offset - place.body) / rows.rowHeight));
  const last = Math.min(place.band.lanes.length, Math.ceil((bottom - offset - place.body) / rows.rowHeight));
  for (let lane = first; lane < last; lane += 1) {
    drawLane(ctx, paint, scene, place.band.lanes[lane] ?? [], place.body + offset + lane * rows.rowHeight);
  }
  // The head stays in view while its rows are.
  const headTop = Math.min(Math.max(place.top + offset, AXIS), place.bottom + offset - BAND_HEAD);
  drawHead(ctx, paint, scene, place, headTop);
}

function drawHead(
  ctx: CanvasRenderingContext2D,
  paint: Paint,
  scene: Scene,
  { band }: PlacedBand,
  top: number,
): void {
  const { counts, running } = band.state;
  const known = band.lanes.reduce((sum, bars) => sum + bars.length, 0);
  const failed = counts.error + counts.timeout;
  const facts = [
    known === 1 ? '' : `${known.toLocaleString('en')} tasks`,
    running > 0 ? `${running.toLocaleString('en')} running` : '',
    failed > 0 ? `${failed.toLocaleString('en')} failed` : '',
  ].filter((fact) => fact !== '');
  ctx.fillStyle = paint.panel;
  ctx.globalAlpha = 0.9;
  ctx.fillRect(0, top, scene.width, BAND_HEAD - 2);
  ctx.globalAlpha = 1;
  ctx.fillStyle = paint.line;
  ctx.fillRect(0, Math.round(top), scene.width, 1);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.font = `600 12px ${paint.font}`;
  ctx.fillStyle = paint.text;
  ctx.fillText(band.title, 8, top + BAND_HEAD / 2);
  const left = 8 + ctx.measureText(band.title).width + 10;
  ctx.font = `11px ${paint.font}`;
  ctx.fillStyle = paint.quiet;
  ctx.fillText(facts.join(' · '), left, top + BAND_HEAD / 2);
}

function drawLane(
  ctx: CanvasRenderingContext2D,
  paint: Paint,
  scene: Scene,
  bars: readonly Bar[],
  top: number,
): void {
  const { view, rows, packed } = scene;
  const pad = rows.rowHeight >= 8 ? 1.5 : rows.rowHeight >= 4 ? 0.5 : 0;
  const box = { y: top + pad, height: Math.max(1, rows.rowHeight - 2 * pad) };
  let free = Number.NEGATIVE_INFINITY;
  let last: Bar | undefined;
  // The one before the first that begins in view may reach into it.
  for (let index = Math.max(0, firstAfter(bars, view.from) - 1); index < bars.length; index += 1) {
    const bar = bars[index];
    if (bar === undefined || (packed ? bar.begun : bar.from) > view.to) break;
    const end = xOf(scene, bar.to ?? scene.now);
    // Of many in one pixel the first is drawn, and those that say something else.
    if (end < free && last?.state === bar.state && !isMarked(scene, bar)) continue;
    drawBar(ctx, paint, scene, bar, box, xOf(scene, bars[index + 1]?.begun ?? Number.POSITIVE_INFINITY));
    free = Math.ceil(end);
    last = bar;
  }
}

function isMarked({ selected, hovered }: Scene, { task }: Bar): boolean {
  return task.task === selected || task.task === hovered;
}

function drawBar(
  ctx: CanvasRenderingContext2D,
  paint: Paint,
  scene: Scene,
  bar: Bar,
  { y, height }: { readonly y: number; readonly height: number },
  nextX: number,
): void {
  const end = xOf(scene, bar.to ?? scene.now);
  const start = xOf(scene, scene.packed ? bar.begun : bar.from);
  if (end < -4 || start > scene.width) return;
  const isBack = scene.showCritical && !scene.critical.some((each) => each.bar === bar);
  ctx.globalAlpha = isBack ? 0.35 : 1;
  if (bar.task.startedAt === undefined) drawMark(ctx, paint, bar, end, { x: end, y, width: 0, height });
  for (const { phase, from, to } of bar.spans) {
    if (scene.packed && from < bar.begun) continue;
    // Far outside of what is in view a canvas loses exactness.
    const x = Math.max(-8, xOf(scene, from));
    const width = Math.min(scene.width + 8, xOf(scene, to ?? scene.now)) - x;
    if (width >= 0) drawPhase(ctx, paint, phase, bar.state, { x, y, width: Math.max(1, width), height });
  }
  ctx.globalAlpha = 1;
  if (isMarked(scene, bar)) outline(ctx, paint, scene, bar, { x: start, y, width: end - start, height });
  if (height >= NAMED_ROW - 3) drawName(ctx, paint, scene, bar, y + height / 2, { start, end, nextX });
}

function outline(
  ctx: CanvasRenderingContext2D,
  paint: Paint,
  { selected }: Scene,
  { task }: Bar,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): void {
  ctx.strokeStyle = task.task === selected ? paint.accent : paint.text;
  ctx.lineWidth = task.task === selected ? 2 : 1;
  ctx.strokeRect(x - 1.5, y - 1.5, Math.max(3, width + 3), height + 3);
}

/** The name of a task: in its bar where that has room, else behind it where nothing stands. */
function drawName(
  ctx: CanvasRenderingContext2D,
  paint: Paint,
  scene: Scene,
  bar: Bar,
  middle: number,
  { start, end, nextX }: { readonly start: number; readonly end: number; readonly nextX: number },
): void {
  const name = scene.nameOf(bar);
  if (name === '') return;
  ctx.font = `11px ${paint.font}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  const { width } = ctx.measureText(name);
  // In the last attempt: the others are crossed through.
  const begun = Math.max(0, xOf(scene, bar.spans.at(-1)?.from ?? bar.begun));
  const isInside = bar.state !== 'failed' && Math.min(end, scene.width) - begun >= width + 10;
  const x = isInside ? begun + 5 : end + 5;
  if (!isInside && x + width > Math.min(nextX, scene.width)) {
    // At the right edge there is room before it, over waits that nobody reads.
    if (scene.packed || start < width + 12) return;
    ctx.fillStyle = paint.quiet;
    ctx.fillText(name, start - width - 6, middle);
    return;
  }
  ctx.fillStyle = isInside ? paint.text : paint.quiet;
  ctx.fillText(name, x, middle);
}

/** A line through the tasks that decided the time, from the end of each to the beginning of the next. */
function drawCritical(ctx: CanvasRenderingContext2D, paint: Paint, scene: Scene): void {
  const { rowHeight } = scene.rows;
  // Along the lower edge of the bars, so that their states and names stay to be seen.
  const points = scene.critical.map(({ bar, place, lane }) => ({
    y: place.body + lane * rowHeight + Math.max(rowHeight / 2, rowHeight - 2) - scene.top + AXIS,
    from: xOf(scene, bar.begun),
    to: xOf(scene, bar.to ?? scene.now),
  }));
  ctx.strokeStyle = paint.accent;
  ctx.lineWidth = 2;
  ctx.lineJoin = 'round';
  let before = points[0];
  for (const point of points) {
    // Solid while a task was at work, dashed while the next one waited.
    if (before !== undefined && point !== before) {
      ctx.setLineDash([3, 3]);
      strokeThrough(ctx, [before.to, before.y], [before.to, point.y], [point.from, point.y]);
      ctx.setLineDash([]);
    }
    strokeThrough(ctx, [point.from, point.y], [Math.max(point.to, point.from + 1), point.y]);
    before = point;
  }
}

function strokeThrough(
  ctx: CanvasRenderingContext2D,
  ...points: readonly (readonly [number, number])[]
): void {
  ctx.beginPath();
  for (const [x, y] of points) ctx.lineTo(x, y);
  ctx.stroke();
}

function drawCursor(ctx: CanvasRenderingContext2D, paint: Paint, { pointer, height }: Scene): void {
  if (pointer === null) return;
  ctx.fillStyle = paint.quiet;
  ctx.globalAlpha = 0.6;
  ctx.fillRect(Math.round(pointer.x), AXIS, 1, height - AXIS);
  ctx.globalAlpha = 1;
}

/** How much of the rows is in view, where it is not all of them. */
function drawThumb(ctx: CanvasRenderingContext2D, paint: Paint, { rows, top, width, height }: Scene): void {
  const room = height - AXIS - SLOTS;
  if (rows.height <= room) return;
  const length = Math.max(16, (room * room) / rows.height);
  const y = AXIS + (top / (rows.height - room)) * (room - length);
  ctx.fillStyle = paint.quiet;
  ctx.globalAlpha = 0.5;
  ctx.fillRect(width - 5, y, 4, length);
  ctx.globalAlpha = 1;
}
