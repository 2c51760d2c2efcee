import type { Lane } from './lane.ts';

/** The lanes of a pool that are served in turn. A linked list: a busy pool moves a lane with every call, and allocates nothing. */
export class LaneRing {
  private first: Lane | undefined;
  private last: Lane | undefined;

  push(lane: Lane): void {
    lane.next = undefined;
    if (this.last === undefined) this.first = lane;
    else this.last.next = lane;
    this.last = lane;
  }

  shift(): Lane | undefined {
    const lane = this.first;
    this.first = lane?.next;
    if (this.first === undefined) this.last = undefined;
    return lane;
  }

  unshift(lane: Lane): void {
    lane.next = this.first;
    this.first = lane;
    this.last ??= lane;
  }
}
