import {
  type CancelReason,
  type EventOf,
  type Json,
  type Limits,
  TaskError,
  type TaskErrorBody,
} from '@parallax/schema';
import type { Clock } from '../clock.ts';
import type { Program, ProgramEdge } from '../compile/program.ts';
import type { RunSlots } from '../limiter/limiter.ts';
import type { ModelPort, ModelRoute } from '../model-port.ts';
import { Dataflow, type Decisions } from '../schedule/dataflow.ts';
import type { Cause, Delivery, Group } from '../schedule/group.ts';
import type { NodeFlow } from '../schedule/node-flow.ts';
import type { PathNode } from '../schedule/path-node.ts';
import { Budget } from './budget.ts';
import type { Emitter } from './emitter.ts';
import { type GroupActions, GroupKeeper } from './group-keeper.ts';
import { HandOver } from './hand-over.ts';
import { Hedging } from './hedging.ts';
import { Holds } from './holds.ts';
import { Ledger, type Reuse } from './ledger.ts';
import { LiveTask } from './live-task.ts';
import { closingDepths } from './live-tasks.ts';
import { NodeRun } from './node-run.ts';
import { endingOf, type Past } from './past.ts';
import { isSink, Results, type Stop } from './results.ts';
import { SoFar } from './so-far.ts';
import type { TaskHost } from './task-host.ts';
import { TaskLog, taskIdOf } from './task-log.ts';
import type { TaskEnding, TaskMaterial } from './task-material.ts';
import type { TaskRunner } from './task-runner.ts';
import { WatchList } from './watch-list.ts';

export interface RunParts {
  readonly runId: string;
  readonly program: Program;
  readonly clock: Clock;
  readonly emitter: Emitter;
  readonly models: ModelPort;
  readonly runner: TaskRunner;
  readonly slots: RunSlots;
  readonly seed: number;
  readonly random: () => number;
  readonly deltaMs: number;
  readonly contentKeys: boolean;
  readonly reuse: Reuse | undefined;
  readonly past: Past | undefined;
  readonly downMs: number;
  readonly whenStored: ((then: () => void) => void) | undefined;
  readonly onEnd: (event: EventOf<'run-end'>) => void;
}

const noItems: Pick<TaskMaterial, 'items' | 'missing'> = { items: [], missing: [] };
const noInputs: TaskMaterial['inputs'] = {};

/** Does what the dataflow decides: starts tasks, tells of them, and hands their ends back. One object a run. */
export class RunLoop implements Decisions, TaskHost, GroupActions {
  readonly runId: string;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly runner: TaskRunner;
  readonly slots: RunSlots;
  readonly watchList: WatchList;
  readonly seed: number;
  readonly budget: Budget;
  readonly ledger: Ledger;
  readonly log: TaskLog;
  readonly hedging: Hedging | undefined;
  private readonly parts: RunParts;
  private readonly emitter: Emitter;
  private readonly dataflow: Dataflow;
  private readonly results: Results;
  private readonly groups: GroupKeeper;
  private readonly soFar: SoFar;
  private readonly holds: Holds;
  private readonly nodes = new Map<string, NodeRun>();
  private readonly routes = new Map<string, ModelRoute>();
  private readonly sampled: ReadonlySet<string>;
  private readonly handOver: HandOver;
  private readonly startedAt: number;
  private nodesLeft: number;
  private items = 0;
  private stop: Stop;
  private failure: TaskErrorBody | undefined;
  private stopDeadline: (() => void) | undefined;
  /** Time in which nobody executed the run, in milliseconds. */
  private readonly downMs: number;
  private isHalted = false;
  private hasEnded = false;

  constructor(parts: RunParts) {
    const { program } = parts;
    this.parts = parts;
    this.runId = parts.runId;
    this.clock = parts.clock;
    this.limits = program.limits;
    this.runner = parts.runner;
    this.slots = parts.slots;
    this.watchList = new WatchList(parts.clock);
    this.seed = parts.seed;
    this.emitter = parts.emitter;
    this.budget = new Budget(program.limits);
    this.ledger = new Ledger(program, parts.reuse, parts.contentKeys);
    const hedges = parts.past?.hedges() ?? new Map<string, number>();
    this.log = new TaskLog(parts.emitter, parts.clock, { ...parts, hedges });
    this.hedging = program.limits.hedge === true ? this.hedgingAfter(hedges) : undefined;
    this.results = new Results(program);
    this.sampled = new Set(
      program.nodes.filter((node) => node.widening?.sampled === true).map((node) => node.id),
    );
    this.handOver = new HandOver(parts.whenStored);
    this.startedAt = parts.past?.startedAt ?? parts.clock.now();
    this.downMs = parts.downMs;
    this.nodesLeft = program.nodes.length;
    this.holds = new Holds(parts.emitter);
    parts.slots.onHold = (pool, hold) => this.holds.changed(pool, hold);
    this.groups = new GroupKeeper(parts.clock, this);
    this.soFar = new SoFar(parts.clock, (flow, path, name, data) => this.tell(flow, path, name, data));
    this.dataflow = new Dataflow(program, this);
    const depths = closingDepths(program);
    for (const flow of this.dataflow.flows) {
      const { id } = flow.node;
      this.nodes.set(id, new NodeRun(parts.emitter, flow, parts.past?.node(id), depths.get(id)));
    }
    if (parts.past !== undefined) this.budget.restore(parts.past.spent);
  }

  /** `isCancelled`: somebody asked for that while nobody executed the run. What is recorded counts, and nothing is asked. */
  start(isCancelled = false): void {
    const { deadlineMs } = this.limits;
    const left = deadlineMs === undefined ? undefined : this.startedAt + deadlineMs - this.clock.now();
    if (isCancelled) this.stop = 'run';
    // Passed while nobody executed the run: a timer would come after the first calls.
    else if (left !== undefined && left <= 0) this.launchNoMore('deadline');
    else if (left !== undefined)
      this.stopDeadline = this.clock.after(left, () => this.launchNoMore('deadline'));
    this.dataflow.start();
    if (isCancelled) this.halt('run');
  }

  /** Ends the run now. What the output nodes have so far is kept. */
  cancel(): void {
    this.halt('run');
  }

  // Decisions of the dataflow.

  ready(flow: NodeFlow, path: PathNode, inputs: Readonly<Record<string, Json>>): void {
    this.begin(this.taskOf(flow, path, { inputs, ...noItems }));
  }

  readyGroup(group: Group): void {
    this.soFar.closed(group);
    const gathered = { ...group.gathered(), paced: group.pacer?.scope };
    group.deliveries.length = 0;
    if (this.groups.closed(group, gathered)) return;
    this.begin(this.taskOf(group.flow, group.path, { inputs: noInputs, ...gathered }));
  }

  feed(group: Group): LiveTask {
    return this.taskOf(group.flow, group.path, { inputs: noInputs, ...noItems });
  }

  groupOpened(group: Group): void {
    this.groups.opened(group);
  }

  groupGrew(group: Group, delivery: Delivery): void {
    this.groups.grew(group, delivery);
    if (!group.isClosed) this.soFar.grew(group);
  }

  groupWidened(group: Group, edge: ProgramEdge, path: PathNode, branches: number, isWhole: boolean): void {
    this.groups.widened(group, edge, path, branches, isWhole);
  }

  /** In a run that reuses an earlier one: whether the task could be known again is seen when its items are all there. */
  get waitsForAll(): boolean {
    return this.parts.reuse !== undefined;
  }

  enough(group: Group): void {
    this.closeEarly(group, 'not-needed');
  }

  paced({ flow, path, pacer }: Group): void {
    if (pacer === undefined) return;
    const { total, released, reason } = pacer.scope;
    const data = { total, released, ...(reason === undefined ? {} : { reason }) };
    this.tell(flow, path, 'paced', data);
  }

  skipped(flow: NodeFlow, path: PathNode, cause: Cause): void {
    const failed = this.nodes.get(cause.node)?.flow.node.label ?? cause.node;
    const log = this.nodes.get(flow.node.id)?.log;
    log?.started();
    log?.taskEnded('skipped', cause.reason);
    this.results.skipped();
    if (this.parts.past?.task(taskIdOf(flow, path)) === undefined) this.log.skipped(flow, path, failed);
  }

  widthKnown(flow: NodeFlow, width: number): void {
    this.nodes.get(flow.node.id)?.log.widthKnown(width);
  }

  nodeDone(flow: NodeFlow): void {
    this.nodes.get(flow.node.id)?.log.ended();
    this.nodesLeft -= 1;
    if (this.nodesLeft === 0) this.finish();
  }

  // What tasks need of their run.

  route(model: string): ModelRoute {
    const known = this.routes.get(model);
    if (known !== undefined) return known;
    const route = this.parts.models.route(model);
    this.routes.set(model, route);
    return route;
  }

  refusal(): CancelReason | undefined {
    if (this.stop === undefined && this.budget.isUsedUp) this.stop = 'budget';
    return this.stop;
  }

  sampleOf(path: PathNode): number {
    if (path.parent === undefined) return 0;
    const outer = this.sampleOf(path.parent);
    return this.sampled.has(path.opener) ? outer * 10_007 + path.index : outer;
  }

  step(task: LiveTask, key: string): Json | undefined {
    return this.parts.past?.step(task.flow.node.id, task.pathNode.path, key);
  }

  waiting(task: LiveTask, route: ModelRoute): void {
    this.holds.waits(task.flow.node.id, route.pool);
  }

  ended(task: LiveTask, ending: TaskEnding): void {
    const checked = this.checked(task, ending);
    task.place.live.delete(task);
    this.log.ended(task, checked);
    this.results.add(task, checked);
    if (checked.outcome === 'cancelled') this.handOn(task, checked);
    else this.handOver.add(task, () => this.handOn(task, checked));
  }

  /** Starts a task, unless it ended before the run's process went away: then that end counts. */
  begin(task: LiveTask): void {
    const past = this.parts.past?.task(task.task);
    if (past === undefined) {
      task.start();
      return;
    }
    task.restore(past);
    const checked = this.checked(task, endingOf(task.flow.node, past));
    task.place.live.delete(task);
    task.place.log.taskEnded(checked.outcome, 'reason' in checked ? checked.reason : undefined);
    this.results.add(task, checked);
    this.handOn(task, checked);
  }

  /** Tells something of a node that is at work although its task has not begun. */
  tell(flow: NodeFlow, path: PathNode, name: string, data: Json): void {
    this.nodes.get(flow.node.id)?.log.started();
    this.emitter.emit({ type: 'node-data', node: flow.node.id, path: path.path, name, data });
  }

  // The rest is its own.

  private hedgingAfter(hedges: ReadonlyMap<string, number>): Hedging {
    const second = [...hedges.values()].reduce((sum, count) => sum + count, 0);
    const calls = this.parts.past?.spent.calls ?? 0;
    return new Hedging(this.clock, () => this.stop === undefined && !this.budget.isUsedUp, {
      first: calls - second,
      second,
    });
  }

  /** Lets the dataflow decide what follows from the end of a task. */
  private handOn(task: LiveTask, ending: TaskEnding): void {
    if (!this.hasEnded && !this.isHalted) this.decide(task, ending);
    task.letGo();
  }

  private decide(task: LiveTask, ending: TaskEnding): void {
    if (ending.outcome === 'ok') {
      this.closeFed(task);
      this.dataflow.succeeded(task.flow, task.pathNode, ending.result);
      return;
    }
    if (ending.outcome !== 'cancelled' && task.flow.node.settings.onError === 'fail') {
      this.failure = ending.error;
      this.halt('failed-run');
      return;
    }
    const { outcome } = ending;
    const cause: Cause =
      ending.outcome === 'cancelled'
        ? { node: task.flow.node.id, outcome, reason: ending.reason }
        : { node: task.flow.node.id, outcome, error: ending.error };
    this.dataflow.failed(task.flow, task.pathNode, cause);
  }

  /** A task that is to be started. */
  private taskOf(flow: NodeFlow, path: PathNode, material: TaskMaterial): LiveTask {
    const place = this.nodes.get(flow.node.id) ?? new NodeRun(this.emitter, flow, undefined);
    const task = new LiveTask(this, place, path, material);
    place.live.add(task);
    place.log.started();
    return task;
  }

  /** Refuses a scope that would be wider than the run allows, and keeps what an output node has gathered. */
  private checked(task: LiveTask, ending: TaskEnding): TaskEnding {
    if (ending.outcome !== 'ok') return ending;
    this.items += ending.result.branches?.length ?? 0;
    if (this.items > this.limits.maxItems) {
      const message = `The run would have more than ${this.limits.maxItems} items. Split into fewer, or raise the graph's limit of items.`;
      return { outcome: 'error', error: new TaskError('too-many-items', message).toBody() };
    }
    if (isSink(task.flow.node)) this.results.output(task.flow.node.id, task.items);
    return ending;
  }

  /** A task that takes its items as they come has returned: its group needs nothing more. */
  private closeFed(task: LiveTask): void {
    if (task.flow.node.gather !== 'as-they-come') return;
    const group = task.flow.groups.get(task.pathNode);
    if (group !== undefined && !group.isClosed) this.closeEarly(group, 'not-needed');
  }

  closeEarly(group: Group, reason: CancelReason): void {
    if (group.isClosed || group.isClosing) return;
    group.isClosing = true;
    const { path } = group;
    const cone = group.flow.node.gathering?.cone ?? [];
    // What has arrived but for being stored counts: its place in the log is before whatever the group leads to.
    this.handOver.settleNow(
      ({ flow, pathNode }) => cone.includes(flow.node.id) && pathNode.ancestor(path.depth) === path,
    );
    for (const id of cone)
      for (const task of this.nodes.get(id)?.live.inside(path) ?? []) task.cancel(reason);
    this.dataflow.closeSoon(group);
  }

  /** The deadline has come: model calls are cancelled and no more begin; what is there is combined. */
  private launchNoMore(reason: 'deadline'): void {
    this.stop ??= reason;
    for (const task of this.allLive()) if (task.model !== undefined) task.cancel(reason);
  }

  private allLive(): LiveTask[] {
    return [...this.nodes.values()].flatMap(({ live }) => live.list());
  }

  private halt(reason: 'run' | 'failed-run'): void {
    if (this.hasEnded) return;
    this.stop = reason;
    // What has finished is kept, also where it is only just being stored.
    this.handOver.settleNow(() => true);
    this.isHalted = true;
    this.dataflow.stop();
    for (const task of this.allLive()) task.cancel(reason);
    for (const flow of this.dataflow.flows) {
      if (!isSink(flow.node)) continue;
      for (const group of flow.groups.values()) {
        if (!group.isClosed) this.results.output(flow.node.id, group.gathered().items);
      }
    }
    this.finish();
  }

  private finish(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.stopDeadline?.();
    this.groups.stop();
    this.soFar.stop();
    this.watchList.stop();
    this.log.stop();
    this.hedging?.stop();
    this.slots.close();
    for (const { log } of this.nodes.values()) log.cutShort();
    this.parts.onEnd(
      this.emitter.end(
        this.results.end(this.stop, this.failure, this.clock.now() - this.startedAt - this.downMs),
      ),
    );
  }
}
