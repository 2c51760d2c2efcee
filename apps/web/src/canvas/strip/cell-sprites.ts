import { type ViewState, viewStates } from '../../ui/states.ts';
import type { ThemeColours } from '../../ui/theme-colours.ts';

/** A picture of a cell in each state, at the resolution of the screen. */
export type CellSprites = Readonly<Record<ViewState, HTMLCanvasElement>>;

/**
 * Draws each state once, with the pattern that `state.module.css` gives it, so that a strip of hundreds of cells is only copied
 * together. `scale` is how many pixels of the screen a pixel of the strip has.
 */
export function makeSprites(colours: ThemeColours, cell: number, scale: number): CellSprites {
  const sprites = viewStates.map((state): [ViewState, HTMLCanvasElement] => [
    state,
    sprite(colours, state, cell, scale),
  ]);
  return Object.fromEntries(sprites) as Record<ViewState, HTMLCanvasElement>;
}

function sprite(colours: ThemeColours, state: ViewState, cell: number, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(cell * scale);
  canvas.height = Math.ceil(cell * scale);
  const ctx = canvas.getContext('2d');
  if (ctx === null) return canvas;
  ctx.scale(scale, scale);
  const colour = colours.state[state];
  ctx.beginPath();
  ctx.roundRect(0, 0, cell, cell, Math.min(2, cell / 3));
  ctx.clip();
  ctx.fillStyle = colour;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  paint[state]({ ctx, cell, ink: colours.panel, colour });
  return canvas;
}

interface Brush {
  readonly ctx: CanvasRenderingContext2D;
  readonly cell: number;
  readonly ink: string;
  readonly colour: string;
}

const fill = ({ ctx, cell }: Brush) => ctx.fillRect(0, 0, cell, cell);
const frame = ({ ctx, cell }: Brush, alpha = 1) => {
  ctx.globalAlpha = alpha;
  ctx.strokeRect(0.5, 0.5, cell - 1, cell - 1);
  ctx.globalAlpha = 1;
};
const line = ({ ctx }: Brush, width: number, ...points: readonly (readonly [number, number])[]) => {
  ctx.lineWidth = width;
  ctx.beginPath();
  for (const [x, y] of points) ctx.lineTo(x, y);
  ctx.stroke();
  ctx.lineWidth = 1;
};

const paint: Readonly<Record<ViewState, (brush: Brush) => void>> = {
  waiting: (brush) => frame(brush, 0.45),
  queued(brush) {
    const { ctx, cell } = brush;
    frame(brush);
    ctx.beginPath();
    ctx.arc(cell / 2, cell / 2, cell / 5, 0, Math.PI * 2);
    ctx.fill();
  },
  running(brush) {
    const { ctx, cell } = brush;
    ctx.globalAlpha = 0.25;
    fill(brush);
    ctx.globalAlpha = 1;
    ctx.fillRect(0, cell / 2, cell, cell / 2);
    frame(brush);
  },
  retrying(brush) {
    const { cell } = brush;
    frame(brush);
    line(brush, 1.4, [0, cell * 0.6], [cell * 0.6, 0]);
    line(brush, 1.4, [cell * 0.4, cell], [cell, cell * 0.4]);
  },
  ok: fill,
  reused(brush) {
    const { ctx, cell, ink } = brush;
    fill(brush);
    ctx.fillStyle = ink;
    ctx.beginPath();
    for (const [x, y] of [
      [0, 0],
      [cell * 0.7, 0],
      [0, cell * 0.7],
    ] as const)
      ctx.lineTo(x, y);
    ctx.fill();
    frame(brush);
  },
  partial(brush) {
    const { ctx, cell } = brush;
    ctx.fillRect(0, 0, cell / 2, cell);
    frame(brush);
  },
  failed(brush) {
    const { ctx, cell, ink } = brush;
    fill(brush);
    ctx.strokeStyle = ink;
    const width = Math.max(1, cell * 0.14);
    line(brush, width, [cell * 0.2, cell * 0.2], [cell * 0.8, cell * 0.8]);
    line(brush, width, [cell * 0.8, cell * 0.2], [cell * 0.2, cell * 0.8]);
  },
  'timed-out'(brush) {
    const { ctx, cell, ink } = brush;
    fill(brush);
    ctx.fillStyle = ink;
    ctx.fillRect(0, cell * 0.38, cell, cell * 0.24);
    ctx.strokeStyle = brush.colour;
    frame(brush);
  },
  cancelled(brush) {
    const { cell } = brush;
    frame(brush);
    line(brush, 1.2, [cell, 0], [0, cell]);
  },
  skipped(brush) {
    brush.ctx.setLineDash([1.5, 1.5]);
    frame(brush);
    brush.ctx.setLineDash([]);
  },
};
