import { readColours, type ThemeColours } from '../../ui/theme-colours.ts';

/** The colours of the theme, and the patterns that tell phases and states apart without colour. */
export interface Paint extends ThemeColours {
  pattern(ctx: CanvasRenderingContext2D, name: PatternName, colour: string): CanvasPattern | string;
}

/** `hatch`: diagonals; `bars`: upright; `dots`; `cross`: both diagonals; `lines`: level. */
export type PatternName = 'hatch' | 'bars' | 'dots' | 'cross' | 'lines';

/** Reads the tokens of the theme that is shown; read again when it changes. */
export function readPaint(element: Element): Paint {
  const made = new Map<string, CanvasPattern | null>();
  return {
    ...readColours(element),
    pattern(ctx, name, colour) {
      const key = `${name} ${colour}`;
      let pattern = made.get(key);
      if (pattern === undefined) {
        pattern = makePattern(ctx, name, colour);
        made.set(key, pattern);
      }
      return pattern ?? colour;
    },
  };
}

const SIDE = 6;

function makePattern(ctx: CanvasRenderingContext2D, name: PatternName, colour: string): CanvasPattern | null {
  const scale = window.devicePixelRatio || 1;
  const tile = document.createElement('canvas');
  tile.width = SIDE * scale;
  tile.height = SIDE * scale;
  const draw = tile.getContext('2d');
  if (draw === null) return null;
  draw.scale(scale, scale);
  draw.strokeStyle = colour;
  draw.fillStyle = colour;
  draw.lineWidth = 1.25;
  draw.beginPath();
  if (name === 'hatch' || name === 'cross') diagonals(draw, 1);
  if (name === 'cross') diagonals(draw, -1);
  if (name === 'bars') {
    draw.moveTo(1.5, 0);
    draw.lineTo(1.5, SIDE);
    draw.moveTo(4.5, 0);
    draw.lineTo(4.5, SIDE);
  }
  if (name === 'lines') {
    draw.moveTo(0, 1.5);
    draw.lineTo(SIDE, 1.5);
    draw.moveTo(0, 4.5);
    draw.lineTo(SIDE, 4.5);
  }
  if (name === 'dots') {
    draw.arc(SIDE / 2, SIDE / 2, 1.1, 0, Math.PI * 2);
    draw.fill();
  } else draw.stroke();
  const pattern = ctx.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / scale));
  return pattern;
}

function diagonals(draw: CanvasRenderingContext2D, way: 1 | -1): void {
  for (const shift of [-SIDE, 0, SIDE]) {
    draw.moveTo(shift, way === 1 ? SIDE : 0);
    draw.lineTo(shift + SIDE, way === 1 ? 0 : SIDE);
  }
}
