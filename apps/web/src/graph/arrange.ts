import type { Position } from '@parallax/schema';

/** Where something is on the canvas and how large, in pixels. */
export interface Box extends Position {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export type Alignment = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';
export type Axis = 'horizontal' | 'vertical';

/** Positions that put boxes in one line: at an edge of what surrounds them all, or at its middle. */
export function align(boxes: readonly Box[], to: Alignment): Map<string, Position> {
  const { left, top, right, bottom } = surround(boxes);
  const place: Readonly<Record<Alignment, (box: Box) => Position>> = {
    left: ({ y }) => ({ x: left, y }),
    center: ({ y, width }) => ({ x: (left + right - width) / 2, y }),
    right: ({ y, width }) => ({ x: right - width, y }),
    top: ({ x }) => ({ x, y: top }),
    middle: ({ x, height }) => ({ x, y: (top + bottom - height) / 2 }),
    bottom: ({ x, height }) => ({ x, y: bottom - height }),
  };
  return new Map(boxes.map((box) => [box.id, rounded(place[to](box))]));
}

/** Positions with equal gaps along an axis. The outermost boxes stay; with fewer than three nothing moves. */
export function distribute(boxes: readonly Box[], axis: Axis): Map<string, Position> {
  if (boxes.length < 3) return new Map();
  const [at, size] = axis === 'horizontal' ? (['x', 'width'] as const) : (['y', 'height'] as const);
  const sorted = boxes.toSorted((a, b) => a[at] - b[at]);
  const start = Math.min(...sorted.map((box) => box[at]));
  const end = Math.max(...sorted.map((box) => box[at] + box[size]));
  const gap = (end - start - sorted.reduce((sum, box) => sum + box[size], 0)) / (sorted.length - 1);
  let next = start;
  return new Map(
    sorted.map((box) => {
      const position = rounded({ x: box.x, y: box.y, [at]: next });
      next += box[size] + gap;
      return [box.id, position];
    }),
  );
}

export function surround(boxes: readonly Omit<Box, 'id'>[]) {
  return {
    left: Math.min(...boxes.map(({ x }) => x)),
    top: Math.min(...boxes.map(({ y }) => y)),
    right: Math.max(...boxes.map(({ x, width }) => x + width)),
    bottom: Math.max(...boxes.map(({ y, height }) => y + height)),
  };
}

function rounded({ x, y }: Position): Position {
  return { x: Math.round(x), y: Math.round(y) };
}
