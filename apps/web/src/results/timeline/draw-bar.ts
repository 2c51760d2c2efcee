import type { ViewState } from '../../ui/states.ts';
import type { Bar } from './bars.ts';
import type { Paint, PatternName } from './paint.ts';
import type { Phase } from './spans.ts';

/** Where a stretch of a bar is drawn, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Below this height there is no room for a pattern or an outline: colour and length have to do. */
const DETAILED = 5;

const waitPattern: Readonly<Partial<Record<Phase, { pattern: PatternName; state: ViewState }>>> = {
  slot: { pattern: 'hatch', state: 'queued' },
  held: { pattern: 'bars', state: 'retrying' },
  pause: { pattern: 'dots', state: 'retrying' },
  'failed-attempt': { pattern: 'cross', state: 'failed' },
};

const statePattern: Readonly<Partial<Record<ViewState, PatternName>>> = {
  failed: 'cross',
  'timed-out': 'lines',
  cancelled: 'hatch',
};

/** Draws one stretch of a task's time. */
export function drawPhase(
  ctx: CanvasRenderingContext2D,
  paint: Paint,
  phase: Phase,
  state: ViewState,
  box: Box,
): void {
  if (phase === 'inputs') {
    drawThread(ctx, paint, box);
    return;
  }
  const wait = waitPattern[phase];
  if (wait !== undefined) {
    drawFilled(ctx, paint, paint.state[wait.state], wait.pattern, phase === 'failed-attempt', box);
    return;
  }
  drawFilled(ctx, paint, paint.state[state], statePattern[state], true, box);
}

/** A wait for inputs: a thread of dots in the middle of the row. */
function drawThread(ctx: CanvasRenderingContext2D, paint: Paint, { x, y, width, height }: Box): void {
  ctx.strokeStyle = paint.quiet;
  ctx.lineWidth = 1;
  ctx.setLineDash([1, 3]);
  ctx.beginPath();
  const middle = Math.round(y + height / 2) + 0.5;
  ctx.moveTo(x, middle);
  ctx.lineTo(x + width, middle);
  ctx.stroke();
  ctx.setLineDash([]);
}

function drawFilled(
  ctx: CanvasRenderingContext2D,
  paint: Paint,
  colour: string,
  pattern: PatternName | undefined,
  isWork: boolean,
  { x, y, width, height }: Box,
): void {
  const alpha = ctx.globalAlpha;
  ctx.fillStyle = colour;
  if (height < DETAILED || width < 3) {
    ctx.globalAlpha = alpha * (isWork ? 1 : 0.4);
    ctx.fillRect(x, y, width, height);
    ctx.globalAlpha = alpha;
    return;
  }
  ctx.globalAlpha = alpha * (isWork ? 0.3 : 0.08);
  ctx.fillRect(x, y, width, height);
  ctx.globalAlpha = alpha * (isWork ? 0.8 : 0.75);
  if (pattern !== undefined) {
    ctx.fillStyle = paint.pattern(ctx, pattern, colour);
    ctx.fillRect(x, y, width, height);
  }
  ctx.globalAlpha = alpha;
  if (!isWork) return;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.strokeRect(x + 0.5, y + 0.5, Math.max(0, width - 1), Math.max(0, height - 1));
}

/** A task that did no work: reused, skipped, or cancelled before it began. A diamond where it ended. */
export function drawMark(
  ctx: CanvasRenderingContext2D,
  paint: Paint,
  { state }: Bar,
  x: number,
  box: Box,
): void {
  const radius = Math.max(1, Math.min(4, box.height / 2));
  const middle = box.y + box.height / 2;
  ctx.beginPath();
  ctx.moveTo(x, middle - radius);
  ctx.lineTo(x + radius, middle);
  ctx.lineTo(x, middle + radius);
  ctx.lineTo(x - radius, middle);
  ctx.closePath();
  ctx.fillStyle = state === 'reused' || radius < 2 ? paint.state[state] : paint.panel;
  ctx.fill();
  ctx.strokeStyle = paint.state[state];
  ctx.lineWidth = 1;
  ctx.stroke();
}
