interface Ends {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly targetX: number;
  readonly targetY: number;
}

/** Distance between neighbouring strands in the middle of the bundle, in pixels. */
const SPREAD = 4;
/** How far the bend of a strand reaches, at least, in pixels. */
const MIN_BEND = 40;

/** How many strands beside the middle one show that an edge carries `width` items: an even number. */
export function strandsFor(width: number): number {
  if (width >= 20) return 6;
  return width >= 4 ? 4 : 2;
}

/**
 * Paths of the strands around the middle line: together at both ends, apart in between. `spread` is the distance between neighbours, in times
 * that of the canvas.
 */
export function bundlePaths(
  { sourceX, sourceY, targetX, targetY }: Ends,
  strands: number,
  spread = 1,
): string[] {
  const bend = Math.max(MIN_BEND, Math.abs(targetX - sourceX) / 2);
  const paths: string[] = [];
  for (let side = 1; side <= strands / 2; side += 1) {
    for (const offset of [side * SPREAD * spread, -side * SPREAD * spread]) {
      // A cubic reaches three quarters of the distance to its control points.
      const by = (offset * 4) / 3;
      paths.push(
        `M${sourceX},${sourceY} C${sourceX + bend},${sourceY + by} ${targetX - bend},${targetY + by} ${targetX},${targetY}`,
      );
    }
  }
  return paths;
}
