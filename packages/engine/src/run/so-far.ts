import type { Json } from '@parallax/schema';
import type { Clock } from '../clock.ts';
import type { Group } from '../schedule/group.ts';
import type { NodeFlow } from '../schedule/node-flow.ts';
import type { PathNode } from '../schedule/path-node.ts';

/** At most so often, in milliseconds. */
const EVERY_MS = 250;
/** A group is told of again when it has grown by this part: what is told of ever so large a group stays in proportion. */
const GROWTH = 0.05;

/** Publishes what groups have so far, for kinds that tell: now and then, since each time all that a group has is looked at. */
export class SoFar {
  private readonly clock: Clock;
  private readonly tell: (flow: NodeFlow, path: PathNode, name: string, data: Json) => void;
  private readonly grown = new Set<Group>();
  /** Values that a group had when it was last told of. */
  private readonly told = new Map<Group, number>();
  private stopTimer: (() => void) | undefined;

  constructor(clock: Clock, tell: (flow: NodeFlow, path: PathNode, name: string, data: Json) => void) {
    this.clock = clock;
    this.tell = tell;
  }

  grew(group: Group): void {
    if (group.flow.node.kind.soFar === undefined) return;
    if (group.deliveries.length < (this.told.get(group) ?? 0) * (1 + GROWTH)) return;
    this.grown.add(group);
    this.stopTimer ??= this.clock.after(EVERY_MS, () => this.tellAll());
  }

  closed(group: Group): void {
    this.grown.delete(group);
    this.told.delete(group);
  }

  stop(): void {
    this.grown.clear();
    this.stopTimer?.();
    this.stopTimer = undefined;
  }

  private tellAll(): void {
    this.stopTimer = undefined;
    const due = [...this.grown];
    this.grown.clear();
    for (const group of due) {
      const { flow, path, expected } = group;
      const { kind, config } = flow.node;
      this.told.set(group, group.deliveries.length);
      const news = kind.soFar?.(config, { ...group.gathered(), expected });
      if (news !== undefined) this.tell(flow, path, news.name, news.data);
    }
  }
}
