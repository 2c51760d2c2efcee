import type { Json } from '@parallax/schema';
import type { Program, ProgramEdge } from '../compile/program.ts';
import type { Branch, Result } from '../kind.ts';
import { Countdown } from './countdown.ts';
import { type Cause, type Delivery, Group } from './group.ts';
import { NodeFlow } from './node-flow.ts';
import { Pacer } from './pacer.ts';
import { PathNode } from './path-node.ts';

/** What the dataflow decides. Called synchronously; each call may finish tasks and so lead to further calls. */
export interface Decisions {
  /** All inputs of a task with one value an input are there. */
  ready(flow: NodeFlow, path: PathNode, inputs: Readonly<Record<string, Json>>): void;
  /** A group is complete, or was closed early. */
  readyGroup(group: Group): void;
  /** A group came into being; its waiting policy begins to run. */
  groupOpened(group: Group): void;
  /** Something arrived at a group that is still open. */
  groupGrew(group: Group, delivery: Delivery): void;
  /** A scope below a group was opened along an edge, or has got further branches. */
  groupWidened(group: Group, edge: ProgramEdge, path: PathNode, branches: number, isWhole: boolean): void;
  /** The group's scope is paced, and how far it is released has changed. */
  paced(group: Group): void;
  /** What the group has of its paced scope is enough: its stragglers are to be cancelled and it is to be closed. */
  enough(group: Group): void;
  /** A task cannot run, because what it needs is missing. Its end is settled; nothing more is to be done for it. */
  skipped(flow: NodeFlow, path: PathNode, cause: Cause): void;
  /** It is now known how many tasks the node has. */
  widthKnown(flow: NodeFlow, width: number): void;
  /** All tasks of the node have ended. */
  nodeDone(flow: NodeFlow): void;
}

/**
 * Decides what may run: which task is ready when another has ended. It has no clock, starts nothing and does no I/O, so that the
 * order in which results arrive is its only input. Each call costs as much as what it changes, never as much as the graph.
 */
export class Dataflow {
  readonly flows: readonly NodeFlow[];
  private readonly byId = new Map<string, NodeFlow>();
  /** Nodes whose number of tasks depends on a scope, by the id of the scope's opener; `isLast` when it is the innermost one. */
  private readonly domains = new Map<string, { domain: Countdown; isLast: boolean; flows: NodeFlow[] }[]>();
  /** Edges that gather across a scope, by the id of its opener. */
  private readonly gatherers = new Map<
    string,
    { flow: NodeFlow; edge: ProgramEdge; isFirst: boolean; isLast: boolean }[]
  >();
  private readonly decisions: Decisions;
  private readonly queue: Delivery[] = [];
  /** Groups to be closed when everything that is under way has been delivered. */
  private readonly closing: Group[] = [];
  private isDelivering = false;
  private isStopped = false;

  constructor(program: Program, decisions: Decisions) {
    this.decisions = decisions;
    const labels = new Map(program.nodes.map((node) => [node.id, node.label]));
    const domains = new Map<string, { domain: Countdown; flows: NodeFlow[] }>();
    for (const node of program.nodes) {
      const key = node.stack.at(-1) ?? '';
      const shared = domains.get(key) ?? { domain: new Countdown(node.stack.length), flows: [] };
      if (!domains.has(key)) {
        domains.set(key, shared);
        for (const opener of node.stack) push(this.domains, opener, { ...shared, isLast: opener === key });
      }
      const flow = new NodeFlow(node, shared.domain, labels);
      shared.flows.push(flow);
      this.byId.set(node.id, flow);
      for (const edge of node.inputs) {
        for (let depth = node.stack.length; depth < edge.stack.length; depth += 1) {
          const opener = edge.stack[depth] ?? '';
          push(this.gatherers, opener, {
            flow,
            edge,
            isFirst: depth === node.stack.length,
            isLast: depth === edge.stack.length - 1,
          });
        }
      }
    }
    this.flows = [...this.byId.values()];
  }

  /** Makes the tasks of all nodes that wait for nothing. */
  start(): void {
    for (const flow of this.flows)
      if (flow.domain.isKnown) this.decisions.widthKnown(flow, flow.domain.expected);
    for (const flow of this.flows) {
      if (flow.node.inputs.length > 0) continue;
      if (flow.node.gather === 'one') this.decisions.ready(flow, PathNode.root, {});
      else this.close(this.groupAt(flow, PathNode.root));
    }
  }

  /** From now on nothing becomes ready any more. */
  stop(): void {
    this.isStopped = true;
  }

  /** A task ended well. */
  succeeded(flow: NodeFlow, path: PathNode, result: Result): void {
    flow.finished += 1;
    const { widening } = flow.node;
    if (widening !== undefined) this.widened(flow, path, widening.port, result.branches ?? []);
    for (const edge of flow.node.outputs) {
      if (edge.sourcePort === widening?.port) continue;
      this.deliver({ edge, path, value: result.outputs[edge.sourcePort] ?? null, cause: undefined });
    }
    this.checkDone(flow);
  }

  private widened(flow: NodeFlow, path: PathNode, port: string, branches: readonly Branch[]): void {
    const closer = flow.node.pacedBy === undefined ? undefined : this.byId.get(flow.node.pacedBy);
    const paced = closer?.node.gathering?.paced;
    if (closer === undefined || paced === undefined) {
      this.release(flow, path, port, branches, 0, branches.length);
      return;
    }
    const group = this.groupAt(closer, path);
    if (group.isClosed) {
      this.scopeOpened(flow, path, 0, undefined);
      return;
    }
    const edges = closer.node.inputs.length;
    const pacer = new Pacer(paced.pacing, branches, edges, paced.callsPerBranch, (index, deliveries) =>
      group.branch(index, deliveries),
    );
    group.pacer = pacer;
    this.decisions.paced(group);
    this.release(flow, path, port, branches, 0, pacer.released);
  }

  /** Lets some branches of a scope begin. */
  private release(
    flow: NodeFlow,
    path: PathNode,
    port: string,
    branches: readonly Branch[],
    from: number,
    to: number,
  ): void {
    const begun = branches.slice(from, to);
    const paths = begun.map((branch, index) => path.branch(flow.node.id, from + index, branch.label));
    this.scopeOpened(flow, path, begun.length, undefined, to === branches.length);
    for (const edge of flow.node.outputs) {
      if (edge.sourcePort !== port) continue;
      for (const [index, branch] of begun.entries()) {
        this.deliver({ edge, path: paths[index] ?? path, value: branch.value, cause: undefined });
      }
    }
  }

  /** Something arrived at a group that paces its scope: it may be enough, or call for the next wave. */
  private pace(group: Group, pacer: Pacer, delivery: Delivery): void {
    const step = pacer.arrive(delivery.path.index, delivery);
    if (step === 'wait') return;
    this.decisions.paced(group);
    if (step === 'enough') {
      this.decisions.enough(group);
      return;
    }
    const opener = this.byId.get(group.flow.node.gathering?.paced?.opener ?? '');
    const port = opener?.node.widening?.port;
    if (opener === undefined || port === undefined) return;
    const from = pacer.begun;
    pacer.begun = step.releaseTo;
    this.release(opener, group.path, port, pacer.branches, from, step.releaseTo);
  }

  /** A task ended without a result. What needs it is skipped; gathering nodes go on without it. */
  failed(flow: NodeFlow, path: PathNode, cause: Cause): void {
    flow.finished += 1;
    const { widening } = flow.node;
    if (widening !== undefined) this.scopeOpened(flow, path, 0, cause);
    for (const edge of flow.node.outputs) {
      if (edge.sourcePort !== widening?.port) this.deliver({ edge, path, value: undefined, cause });
    }
    this.checkDone(flow);
  }

  /** Closes a group whose stragglers were cancelled, as soon as it has been told of all of them. */
  closeSoon(group: Group): void {
    if (this.isDelivering) this.closing.push(group);
    else this.close(group);
  }

  /** Closes a group with what it has: by its waiting policy, or because its task returned early. */
  close(group: Group): void {
    if (group.isClosed || this.isStopped) return;
    group.isClosed = true;
    const { flow, path } = group;
    this.openNoMore(group);
    // A complete group gets nothing more. One that closes early stays, so that what arrives too late finds it closed.
    if (group.isComplete) flow.groups.delete(path);
    if (flow.node.gather === 'one') {
      const cause = group.firstCause();
      if (cause === undefined) this.decisions.ready(flow, path, group.inputs());
      else this.skip(flow, path, cause);
      return;
    }
    const hasNothing = group.items === 0 && flow.node.gather === 'all' && flow.node.ports.outputs.length > 0;
    const cause = hasNothing ? group.firstCause() : undefined;
    if (cause !== undefined) this.skip(flow, path, cause);
    else this.decisions.readyGroup(group);
  }

  /** Branches of the group's scope that were not released yet never will be. */
  private openNoMore({ flow, path, pacer }: Group): void {
    if (pacer === undefined || pacer.begun === pacer.branches.length) return;
    pacer.begun = pacer.branches.length;
    const opener = this.byId.get(flow.node.gathering?.paced?.opener ?? '');
    if (opener !== undefined) this.scopeOpened(opener, path, 0, undefined);
  }

  private skip(flow: NodeFlow, path: PathNode, cause: Cause): void {
    this.decisions.skipped(flow, path, cause);
    this.failed(flow, path, cause);
  }

  /**
   * Brings a value to where its edge ends. Deliveries that this leads to wait their turn in a queue: a long chain of nodes that
   * end at once must not become as deep a stack of calls.
   */
  private deliver(delivery: Delivery): void {
    if (this.isDelivering) {
      this.queue.push(delivery);
      return;
    }
    this.isDelivering = true;
    try {
      this.arrive(delivery);
      this.drain();
      for (let group = this.closing.shift(); group !== undefined; group = this.closing.shift()) {
        this.close(group);
        this.drain();
      }
    } finally {
      if (this.queue.length > 0) this.queue.length = 0;
      this.closing.length = 0;
      this.isDelivering = false;
    }
  }

  private drain(): void {
    for (let next = 0; next < this.queue.length; next += 1) {
      const due = this.queue[next];
      if (due !== undefined) this.arrive(due);
      if (next > 4096) next -= this.queue.splice(0, next).length;
    }
    if (this.queue.length > 0) this.queue.length = 0;
  }

  private arrive(delivery: Delivery): void {
    if (this.isStopped) return;
    const { edge, path } = delivery;
    const flow = this.byId.get(edge.target);
    if (flow === undefined) return;
    if (flow.direct === edge) {
      if (delivery.cause !== undefined) this.skip(flow, path, delivery.cause);
      else this.decisions.ready(flow, path, { [edge.targetPort]: delivery.value ?? null });
      return;
    }
    const shared = flow.shared.get(edge);
    if (shared === undefined) {
      this.grow(this.groupAt(flow, path.ancestor(flow.node.stack.length)), delivery);
      return;
    }
    shared.set(path, delivery);
    const waiting = flow.waiting.get(edge);
    const groups = waiting?.get(path) ?? [];
    waiting?.delete(path);
    for (const group of groups) this.grow(group, delivery);
  }

  /** The group of a path; a new one when there is none yet. */
  private groupAt(flow: NodeFlow, path: PathNode): Group {
    const existing = flow.groups.get(path);
    if (existing !== undefined) return existing;
    const group = new Group(flow, path);
    flow.groups.set(path, group);
    for (const [edge, values] of flow.shared) {
      const at = path.ancestor(edge.stack.length);
      const value = values.get(at);
      if (value !== undefined) group.add(value);
      else pushTo(flow.waiting.get(edge), at, group);
    }
    this.decisions.groupOpened(group);
    return group;
  }

  private grow(group: Group, delivery: Delivery): void {
    if (group.isClosed) return;
    group.add(delivery);
    this.decisions.groupGrew(group, delivery);
    if (group.pacer !== undefined && !group.isClosed && !group.isClosing)
      this.pace(group, group.pacer, delivery);
    if (group.isComplete) this.close(group);
  }

  /** @param isWhole false while further branches of the same opening may follow */
  private scopeOpened(
    flow: NodeFlow,
    path: PathNode,
    branches: number,
    cause: Cause | undefined,
    isWhole = true,
  ): void {
    if (this.isStopped) return;
    for (const { domain, isLast, flows } of this.domains.get(flow.node.id) ?? []) {
      domain.opened(isLast, branches, isWhole);
      if (!domain.isKnown) continue;
      for (const inside of flows) {
        this.decisions.widthKnown(inside, domain.expected);
        this.checkDone(inside);
      }
    }
    for (const { flow: gatherer, edge, isFirst, isLast } of this.gatherers.get(flow.node.id) ?? []) {
      const at = path.ancestor(gatherer.node.stack.length);
      const group = isFirst ? this.groupAt(gatherer, at) : gatherer.groups.get(at);
      if (group === undefined || group.isClosed) continue;
      const failure = cause === undefined ? undefined : { edge, path, value: undefined, cause };
      group.opened(edge, isLast, branches, isWhole, failure);
      if (failure !== undefined) this.decisions.groupGrew(group, failure);
      else this.decisions.groupWidened(group, edge, path, branches, isWhole);
      if (group.isComplete) this.close(group);
    }
  }

  private checkDone(flow: NodeFlow): void {
    if (flow.isDone || this.isStopped || !flow.hasAllFinished) return;
    flow.isDone = true;
    this.decisions.nodeDone(flow);
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function pushTo<K, T>(map: Map<K, T[]> | undefined, key: K, value: T): void {
  const list = map?.get(key);
  if (list === undefined) map?.set(key, [value]);
  else list.push(value);
}
