import type { Paint } from './paint.ts';
import { type Scene, SIDE, SLOTS } from './scene.ts';
import { mostPerColumn } from './slots.ts';

/** The line of text above the chart, in pixels. */
const TEXT_ROOM = 18;

/** The chart of slots in use, below the rows, with the run's limit as a dashed line where that is near. */
export function drawSlots(ctx: CanvasRenderingContext2D, paint: Paint, scene: Scene): void {
  const { slots, slotLimit, width, height, view, now } = scene;
  const top = height - SLOTS;
  ctx.fillStyle = paint.panel;
  ctx.fillRect(0, top, width, SLOTS);
  ctx.fillStyle = paint.line;
  ctx.fillRect(0, top, width, 1);
  const most = slots.reduce((highest, { used }) => Math.max(highest, used), 0);
  const scale = Math.max(1, most, slotLimit <= most * 2 ? slotLimit : 0);
  const yOf = (used: number) => height - (used / scale) * (SLOTS - TEXT_ROOM - 2);

  const columns = mostPerColumn(slots, view, Math.max(1, Math.round(width - 2 * SIDE)), now);
  ctx.beginPath();
  ctx.moveTo(SIDE, height);
  for (const [x, used] of columns.entries()) {
    ctx.lineTo(SIDE + x, yOf(used));
    ctx.lineTo(SIDE + x + 1, yOf(used));
  }
  ctx.lineTo(width - SIDE, height);
  ctx.closePath();
  ctx.fillStyle = paint.state.running;
  ctx.globalAlpha = 0.25;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = paint.state.running;
  ctx.lineWidth = 1;
  ctx.stroke();

  if (slotLimit <= scale) {
    ctx.strokeStyle = paint.quiet;
    ctx.setLineDash([4, 3]);
    ctx.beginPath();
    const y = Math.round(yOf(slotLimit)) + 0.5;
    ctx.moveTo(0, y);
    ctx.lineTo(width, y);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  ctx.font = `11px ${paint.font}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = paint.quiet;
  const text = `Slots in use: at most ${most.toLocaleString('en')} of ${slotLimit.toLocaleString('en')}`;
  ctx.fillText(text, 8, top + TEXT_ROOM / 2 + 1);
}
