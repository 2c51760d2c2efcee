import type { Position } from '@parallax/schema';
import type { Box } from './arrange.ts';

/** Lines that a dragged box has snapped to, in pixels of the canvas. */
export interface Guides {
  readonly vertical?: number;
  readonly horizontal?: number;
}

export interface Snapped {
  readonly position: Position;
  readonly guides: Guides;
}

/** Moves a box by at most `reach` so that an edge or its middle is in line with that of another, on each axis by itself. */
export function snapToOthers(box: Box, others: readonly Box[], reach: number): Snapped {
  const x = nearest(
    linesOf(box.x, box.width),
    others.flatMap((other) => linesOf(other.x, other.width)),
    reach,
  );
  const y = nearest(
    linesOf(box.y, box.height),
    others.flatMap((other) => linesOf(other.y, other.height)),
    reach,
  );
  return {
    position: { x: box.x + (x?.by ?? 0), y: box.y + (y?.by ?? 0) },
    guides: {
      ...(x === undefined ? {} : { vertical: x.line }),
      ...(y === undefined ? {} : { horizontal: y.line }),
    },
  };
}

/** Both edges and the middle. */
function linesOf(at: number, size: number): number[] {
  return [at, at + size / 2, at + size];
}

function nearest(
  own: readonly number[],
  others: readonly number[],
  reach: number,
): { by: number; line: number } | undefined {
  let best: { by: number; line: number } | undefined;
  for (const line of others) {
    for (const mine of own) {
      const by = line - mine;
      if (Math.abs(by) <= reach && (best === undefined || Math.abs(by) < Math.abs(best.by)))
        best = { by, line };
    }
  }
  return best;
}
