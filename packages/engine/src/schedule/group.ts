import type { Json } from '@parallax/schema';
import type { ProgramEdge } from '../compile/program.ts';
import type { GatheredItem, MissingValue, PacedBranch } from '../kind.ts';
import { Countdown } from './countdown.ts';
import type { NodeFlow } from './node-flow.ts';
import type { Pacer } from './pacer.ts';
import { compareBranches, type PathNode } from './path-node.ts';

/** Why there is no value: the task that failed first, however far upstream. */
export type Cause = Omit<MissingValue, 'path' | 'label'>;

/** What came along an edge at a path: a value, or the reason why there is none. */
export interface Delivery {
  readonly edge: ProgramEdge;
  readonly path: PathNode;
  readonly value: Json | undefined;
  readonly cause: Cause | undefined;
}

/** An edge that brings a whole scope's values to each task: how many of them are still to come. */
class Stream {
  readonly countdown: Countdown;
  arrived = 0;

  constructor(depth: number) {
    this.countdown = new Countdown(depth);
  }

  get isComplete(): boolean {
    return this.countdown.isKnown && this.arrived === this.countdown.expected;
  }
}

/** What is gathered for one task of a node with several inputs or several values an input. */
export class Group {
  readonly flow: NodeFlow;
  readonly path: PathNode;
  readonly deliveries: Delivery[] = [];
  /** Values that arrived, without those that are missing. */
  items = 0;
  /** Its task was made, or skipped: whatever still arrives is too late. */
  isClosed = false;
  /** It is being closed early: its stragglers are being cancelled. */
  isClosing = false;
  /** Releases the branches of the scope that this group closes, where its node paces it. */
  pacer: Pacer | undefined;
  private readonly streams = new Map<ProgramEdge, Stream>();
  private openEdges: number;

  constructor(flow: NodeFlow, path: PathNode) {
    this.flow = flow;
    this.path = path;
    this.openEdges = flow.node.inputs.length;
    for (const edge of flow.node.inputs) {
      const depth = edge.stack.length - flow.node.stack.length;
      if (depth > 0) this.streams.set(edge, new Stream(depth));
    }
  }

  get isComplete(): boolean {
    return this.openEdges === 0;
  }

  add(delivery: Delivery): void {
    this.deliveries.push(delivery);
    if (delivery.cause === undefined) this.items += 1;
    const stream = this.streams.get(delivery.edge);
    if (stream === undefined) {
      this.openEdges -= 1;
      return;
    }
    stream.arrived += 1;
    if (stream.isComplete) this.openEdges -= 1;
  }

  /** A scope between this group and the edge's values was opened, or could not be, which is a value missing in itself. */
  opened(
    edge: ProgramEdge,
    isLast: boolean,
    branches: number,
    isWhole: boolean,
    failure: Delivery | undefined,
  ): void {
    const stream = this.streams.get(edge);
    if (stream === undefined) return;
    stream.countdown.opened(isLast, branches, isWhole);
    if (failure !== undefined) this.deliveries.push(failure);
    if (stream.isComplete) this.openEdges -= 1;
  }

  /** By input port, for a task with one value an input. */
  inputs(): Record<string, Json> {
    const inputs: Record<string, Json> = {};
    for (const { edge, value } of this.deliveries) if (value !== undefined) inputs[edge.targetPort] = value;
    return inputs;
  }

  firstCause(): Cause | undefined {
    return this.sorted().find((delivery) => delivery.cause !== undefined)?.cause;
  }

  /** One branch of the paced scope, as its closer is to judge it. */
  branch(index: number, deliveries: readonly Delivery[]): PacedBranch {
    const items: GatheredItem[] = [];
    const missing: MissingValue[] = [];
    for (const delivery of deliveries.toSorted((a, b) => a.edge.order - b.edge.order)) {
      if (delivery.cause === undefined) items.push(itemOf(this, delivery));
      else missing.push(missingOf(this, delivery, delivery.cause));
    }
    return { index, items, missing };
  }

  /** How many values there could be in all, as far as that is known. */
  get expected(): number | undefined {
    if (this.pacer !== undefined) return this.pacer.branches.length * this.flow.node.inputs.length;
    let sum = this.flow.node.inputs.length - this.streams.size;
    for (const { countdown } of this.streams.values()) {
      if (!countdown.isKnown) return undefined;
      sum += countdown.expected;
    }
    return sum;
  }

  /** In (edge, path) order, whatever order it arrived in. */
  gathered(): { items: GatheredItem[]; missing: MissingValue[] } {
    const items: GatheredItem[] = [];
    const missing: MissingValue[] = [];
    for (const delivery of this.sorted()) {
      if (this.pacer?.counts(delivery.path.index) === false) continue;
      if (delivery.cause === undefined) items.push(itemOf(this, delivery));
      else missing.push(missingOf(this, delivery, delivery.cause));
    }
    return { items, missing };
  }

  private sorted(): Delivery[] {
    return this.deliveries.sort((a, b) => a.edge.order - b.edge.order || compareBranches(a.path, b.path));
  }
}

export function itemOf(group: Group, delivery: Delivery): GatheredItem {
  return {
    value: delivery.value ?? null,
    path: delivery.path.path,
    label: labelOf(group, delivery),
    node: delivery.edge.source,
    edge: delivery.edge.id,
  };
}

export function missingOf(group: Group, delivery: Delivery, cause: Cause): MissingValue {
  return { ...cause, path: delivery.path.path, label: labelOf(group, delivery) };
}

/** The branch's label inside the group and, where several edges arrive, the node that it comes from. */
function labelOf(group: Group, { edge, path }: Delivery): string {
  const branch = path.labelFrom(group.path.depth);
  const source = group.flow.sourceLabel(edge);
  if (branch === '') return source;
  return group.flow.node.inputs.length > 1 ? `${source} · ${branch}` : branch;
}
