/** A queue that gives out the highest rank first and, within a rank, what came first. Adding and taking cost O(log ranks). */
export class RankQueue<T> {
  private readonly lanes = new Map<number, { items: (T | undefined)[]; head: number }>();
  /** Ranks that hold something, lowest first. */
  private readonly ranks: number[] = [];
  /** The rank of what `take` would give; undefined when empty. */
  get highest(): number | undefined {
    return this.ranks.at(-1);
  }

  add(rank: number, item: T): void {
    const lane = this.lanes.get(rank);
    if (lane !== undefined) {
      if (lane.head === lane.items.length) this.insertRank(rank);
      lane.items.push(item);
      return;
    }
    this.lanes.set(rank, { items: [item], head: 0 });
    this.insertRank(rank);
  }

  /** What `take` would give. */
  peek(): T | undefined {
    const rank = this.ranks.at(-1);
    const lane = rank === undefined ? undefined : this.lanes.get(rank);
    return lane?.items[lane.head];
  }

  take(): T | undefined {
    const rank = this.ranks.at(-1);
    const lane = rank === undefined ? undefined : this.lanes.get(rank);
    if (lane === undefined) return undefined;
    const item = lane.items[lane.head];
    lane.items[lane.head] = undefined;
    lane.head += 1;
    if (lane.head === lane.items.length) {
      lane.items = [];
      lane.head = 0;
      this.ranks.pop();
    } else if (lane.head > 1024 && lane.head * 2 > lane.items.length) {
      lane.items = lane.items.slice(lane.head);
      lane.head = 0;
    }
    return item;
  }

  private insertRank(rank: number): void {
    let low = 0;
    let high = this.ranks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.ranks[middle] ?? 0) < rank) low = middle + 1;
      else high = middle;
    }
    this.ranks.splice(low, 0, rank);
  }
}
