import type { ProgramEdge, ProgramNode } from '../compile/program.ts';
import type { Countdown } from './countdown.ts';
import type { Delivery, Group } from './group.ts';
import type { PathNode } from './path-node.ts';

/** What the dataflow holds about one node during a run. */
export class NodeFlow {
  readonly node: ProgramNode;
  /** How many tasks it will have; shared with the other nodes of the same stack. */
  readonly domain: Countdown;
  readonly groups = new Map<PathNode, Group>();
  /** Values of edges that come from an outer scope: each is used by every task below its path. */
  readonly shared = new Map<ProgramEdge, Map<PathNode, Delivery>>();
  /** Groups that wait for such a value. */
  readonly waiting = new Map<ProgramEdge, Map<PathNode, Group[]>>();
  /** The one edge of a node that needs no group: each value makes a task. */
  readonly direct: ProgramEdge | undefined;
  finished = 0;
  isDone = false;
  private readonly labels: ReadonlyMap<string, string>;

  constructor(node: ProgramNode, domain: Countdown, labels: ReadonlyMap<string, string>) {
    this.node = node;
    this.domain = domain;
    this.labels = labels;
    this.direct = node.gather === 'one' && node.inputs.length === 1 ? node.inputs[0] : undefined;
    for (const edge of node.inputs) {
      if (edge.stack.length >= node.stack.length) continue;
      this.shared.set(edge, new Map());
      this.waiting.set(edge, new Map());
    }
  }

  get hasAllFinished(): boolean {
    return this.domain.isKnown && this.finished === this.domain.expected;
  }

  sourceLabel(edge: ProgramEdge): string {
    return this.labels.get(edge.source) ?? edge.source;
  }
}
