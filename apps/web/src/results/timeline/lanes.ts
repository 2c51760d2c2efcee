/** A stretch of time; milliseconds. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Puts stretches that are sorted by `from` into as few lanes as there are most at once, each into the first that is free, so that a node
 * with ten slots has ten lanes however many tasks it ran. Returns the lane of each.
 */
export function packLanes(stretches: readonly Stretch[]): {
  readonly lanes: number;
  readonly laneOf: Int32Array;
} {
  const laneOf = new Int32Array(stretches.length);
  const ends: number[] = [];
  for (const [index, { from, to }] of stretches.entries()) {
    let lane = 0;
    while (lane < ends.length && (ends[lane] ?? 0) > from) lane += 1;
    laneOf[index] = lane;
    ends[lane] = to;
  }
  return { lanes: ends.length, laneOf };
}
