import {
  type CancelReason,
  type Json,
  type Path,
  type Reused,
  TaskError,
  type TaskErrorBody,
  type TaskState,
  toErrorBody,
  type Usage,
} from '@parallax/schema';
import type { AnyKind, Arrival, GatheredItem, MissingValue, PacedResult, Result } from '../kind.ts';
import type { Ticket, Waiter } from '../limiter/ticket.ts';
import type { ModelRoute } from '../model-port.ts';
import type { NodeFlow } from '../schedule/node-flow.ts';
import type { PathNode } from '../schedule/path-node.ts';
import { ArrivalLog } from './arrival-log.ts';
import { problemOf } from './check-result.ts';
import { feedbackOf, isRefusal, isTimeout } from './feedback.ts';
import type { LiveText } from './live-text.ts';
import type { NodeRun } from './node-run.ts';
import { hash32 } from './seed.ts';
import type { TaskHost } from './task-host.ts';
import { resultOf } from './task-output.ts';
import type { TaskIo, TaskJob } from './task-runner.ts';
import { TaskSlots } from './task-slots.ts';
import { addUsage } from './usage-sum.ts';
import type { Watchable } from './watch-list.ts';
import { Watchdog } from './watchdog.ts';

/** How a task ended. */
export type TaskEnding =
  | { readonly outcome: 'ok'; readonly result: Result }
  | { readonly outcome: 'error' | 'timeout'; readonly error: TaskErrorBody }
  | { readonly outcome: 'cancelled'; readonly reason: CancelReason };

/** What a task works on: one value an input, or what a group gathered. */
export interface TaskMaterial {
  readonly inputs: Readonly<Record<string, Json>>;
  readonly items: readonly GatheredItem[];
  readonly missing: readonly MissingValue[];
  readonly paced?: PacedResult | undefined;
}

/** A stalled stream is ended after this long, unless the node says otherwise. */
const IDLE_TIMEOUT_MS = 60_000;
const RETRIES = 2;
/** A call that a server refuses for so long is given up, in milliseconds. */
const LONGEST_REFUSED_MS = 3_600_000;
const oneCall: Usage = { calls: 1, inputTokens: 0, outputTokens: 0 };

/** One task from ready to ended: waits for its slot, makes its attempts, keeps its time. */
export class LiveTask implements TaskJob, TaskIo, Waiter, Watchable {
  readonly place: NodeRun;
  readonly flow: NodeFlow;
  readonly pathNode: PathNode;
  readonly inputs: Readonly<Record<string, Json>>;
  readonly items: readonly GatheredItem[];
  readonly missing: readonly MissingValue[];
  readonly paced: PacedResult | undefined;
  readonly task: string;
  /** The attempt under way, or the last one; 0 before the first. */
  attempt = 0;
  model: string | undefined;
  spent: Usage | undefined;
  /** Milliseconds that the attempt under way had waited for its slot, and how much of that the provider let nothing begin. */
  waitedMs = 0;
  heldMs = 0;
  /** Milliseconds at work, over all attempts. */
  workedMs = 0;
  /** The content key, of a task that asks a model. */
  key: string | undefined;
  /** Where the result comes from, if it was not asked for in this run. */
  reused: Reused | undefined;
  private readonly host: TaskHost;
  private lastThrown: unknown;
  /** Attempts that the server refused because it had too much to do. */
  private refusals = 0;
  private refusedSince: number | undefined;
  private state: 'waiting' | 'running' | 'ended' = 'waiting';
  private startedAt = 0;
  private queuedAt = 0;
  /** The last token before the watchdog was there to note it. */
  private lastTokenAt: number | undefined;
  private route: ModelRoute | undefined;
  private ticket: Ticket | undefined;
  private slots: TaskSlots | undefined;
  private controller: AbortController | undefined;
  private watchdog: Watchdog | undefined;
  private text: LiveText | undefined;
  private stopWaiting: (() => void) | undefined;
  private log: ArrivalLog | undefined;

  constructor(host: TaskHost, place: NodeRun, path: PathNode, material: TaskMaterial) {
    const { flow } = place;
    this.host = host;
    this.place = place;
    this.flow = flow;
    this.pathNode = path;
    this.inputs = material.inputs;
    this.items = material.items;
    this.missing = material.missing;
    this.paced = material.paced;
    this.task = path.parent === undefined ? flow.node.id : `${flow.node.id}@${path.key}`;
  }

  /** All inputs are there. */
  start(): void {
    const { kind, config } = this.flow.node;
    try {
      this.model = kind.model?.(config, this.inputs);
      if (this.model !== undefined && kind.gather !== 'as-they-come')
        this.route = this.host.route(this.model);
      if (this.route !== undefined && this.reuse()) return;
    } catch (thrown) {
      this.end({ outcome: 'error', error: toErrorBody(thrown) });
      return;
    }
    this.queueUp();
  }

  /** Takes over how the task ended before its run's process went away. It is not told again. */
  restore(past: TaskState): void {
    this.state = 'ended';
    this.attempt = past.attempts;
    this.model = past.model;
    this.workedMs = past.ms ?? 0;
    this.spent = past.usage;
    this.reused = past.reused;
  }

  /** Ends at once with the result of an earlier run, if that has asked the same. */
  private reuse(): boolean {
    this.key = this.host.keyOf(this);
    const earlier = this.key === undefined ? undefined : this.host.earlier(this, this.key);
    if (earlier === undefined) return false;
    const { runId, task, usage } = earlier;
    this.reused = earlier.reused ?? { runId, task, ...(usage === undefined ? {} : { usage }) };
    const result = resultOf(this.flow.node, earlier.output);
    const wrong = problemOf(result);
    this.end(wrong === undefined ? { outcome: 'ok', result } : { outcome: 'error', error: wrong.toBody() });
    return true;
  }

  refused(error: TaskError): void {
    this.end({ outcome: 'error', error: error.toBody() });
  }

  granted(): void {
    const refusal = this.host.refusal();
    if (refusal !== undefined) {
      this.cancel(refusal);
      return;
    }
    if (this.ticket !== undefined) {
      this.waitedMs = this.ticket.grantedAt - this.queuedAt;
      this.heldMs = this.ticket.heldMs;
    }
    this.begin();
  }

  /** Ends the task, whatever it is doing. Its connections are aborted. */
  cancel(reason: CancelReason): void {
    if (this.state === 'ended') return;
    this.stopAttempt(new TaskError('cancelled', 'It was cancelled.'));
    this.end({ outcome: 'cancelled', reason });
  }

  private queueUp(): void {
    if (this.route === undefined) {
      this.begin();
      return;
    }
    this.host.waiting(this, this.route);
    this.queuedAt = this.host.clock.now();
    this.ticket = this.host.slots.request(this.route, this.flow.node.rank, this);
    this.host.slots.dispatch(this.route);
  }

  private begin(): void {
    this.attempt += 1;
    const { attempt } = this;
    this.state = 'running';
    this.host.began(this);
    this.startedAt = this.host.clock.now();
    this.lastTokenAt = undefined;
    let outcome: Result | Promise<Result>;
    try {
      outcome = this.host.runner.run(this, this);
    } catch (thrown) {
      this.failed(attempt, thrown);
      return;
    }
    if (!isPromise(outcome)) {
      this.succeeded(attempt, outcome);
      return;
    }
    this.host.watchList.add(this);
    outcome.then(
      (result) => this.succeeded(attempt, result),
      (thrown: unknown) => this.failed(attempt, thrown),
    );
  }

  keepTime(): void {
    if (this.state !== 'running' || this.watchdog !== undefined) return;
    const { attempt } = this;
    const { settings } = this.flow.node;
    const times = {
      totalMs: settings.timeoutMs ?? this.host.limits.taskTimeoutMs,
      firstTokenMs: settings.firstTokenTimeoutMs,
      idleMs: settings.idleTimeoutMs ?? IDLE_TIMEOUT_MS,
    };
    this.watchdog = new Watchdog(this.host.clock, this.startedAt, this.lastTokenAt, times, (error) =>
      this.failed(attempt, error),
    );
  }

  /** Whether this attempt is still the one that counts. Late news of an ended one change nothing. */
  private isCurrent(attempt: number): boolean {
    return this.state === 'running' && attempt === this.attempt;
  }

  private succeeded(attempt: number, result: Result): void {
    if (!this.isCurrent(attempt)) return;
    const wrong = problemOf(result);
    if (wrong !== undefined) {
      this.failed(attempt, wrong);
      return;
    }
    this.stopAttempt(undefined);
    this.end({ outcome: 'ok', result });
  }

  private failed(attempt: number, thrown: unknown): void {
    if (!this.isCurrent(attempt)) return;
    this.stopAttempt(thrown);
    const error = toErrorBody(thrown);
    if (this.host.refusal() === undefined && this.mayTryAgain(error, thrown)) this.retry(error, thrown);
    else this.end({ outcome: isTimeout(error) ? 'timeout' : 'error', error }, thrown);
  }

  /** A refusal is no failure and does not count as an attempt: the server is busy, and the limits follow it. */
  private mayTryAgain(error: TaskErrorBody, thrown: unknown): boolean {
    if (!error.retryable) return false;
    if (!isRefusal(thrown))
      return this.attempt - this.refusals <= (this.flow.node.settings.retries ?? RETRIES);
    const now = this.host.clock.now();
    this.refusals += 1;
    this.refusedSince ??= now;
    return now - this.refusedSince <= LONGEST_REFUSED_MS;
  }

  private retry(error: TaskErrorBody, thrown: unknown): void {
    this.state = 'waiting';
    const askedMs = TaskError.is(thrown) ? thrown.retryAfterMs : undefined;
    const refusals = isRefusal(thrown) ? this.refusals : 0;
    const waitMs = this.host.retrying(this, error, refusals, askedMs);
    this.stopWaiting = this.host.clock.after(waitMs, () => {
      this.stopWaiting = undefined;
      this.queueUp();
    });
    this.releaseSlot(thrown);
  }

  private stopAttempt(abort: unknown): void {
    if (this.state === 'running') this.workedMs += this.host.clock.now() - this.startedAt;
    this.watchdog?.stop();
    this.watchdog = undefined;
    this.text?.close();
    this.text = undefined;
    this.stopWaiting?.();
    this.stopWaiting = undefined;
    // Also of an attempt that ended well: calls that it left behind are of no use to anybody.
    this.controller?.abort(abort ?? new TaskError('ended', 'Its task has ended.'));
    this.controller = undefined;
    this.log?.wake();
  }

  private end(ending: TaskEnding, thrown?: unknown): void {
    this.state = 'ended';
    this.lastThrown = thrown;
    this.host.ended(this, ending);
  }

  /** Gives the slot back. The host calls it when what follows is made ready, so that the slot goes to the task that is furthest along. */
  letGo(): void {
    this.releaseSlot(this.lastThrown);
  }

  private releaseSlot(thrown: unknown): void {
    const { ticket, slots } = this;
    if (ticket === undefined && slots === undefined) return;
    const feedback = feedbackOf(thrown, this.spent);
    this.ticket = undefined;
    this.slots = undefined;
    ticket?.release(feedback);
    slots?.giveBack(feedback);
  }

  // What the task is, for whoever runs it.

  get runId(): string {
    return this.host.runId;
  }

  get kind(): AnyKind {
    return this.flow.node.kind;
  }

  get config(): unknown {
    return this.flow.node.config;
  }

  get node(): { readonly id: string; readonly label: string } {
    return this.flow.node;
  }

  get path(): Path {
    return this.pathNode.path;
  }

  get label(): string {
    return this.pathNode.label;
  }

  get seed(): number {
    return hash32(this.task, this.host.seed);
  }

  get sample(): number {
    return this.host.sampleOf(this.pathNode);
  }

  // How it speaks with its run.

  get signal(): AbortSignal {
    this.controller ??= new AbortController();
    if (this.state === 'ended') this.controller.abort(new TaskError('cancelled', 'It was cancelled.'));
    return this.controller.signal;
  }

  get arrivals(): AsyncIterable<Arrival> {
    const { attempt } = this;
    return this.arrivalLog().read(() => !this.isCurrent(attempt));
  }

  arrived(arrival: Arrival): void {
    this.arrivalLog().push(arrival);
  }

  allArrived(): void {
    this.arrivalLog().end();
  }

  private arrivalLog(): ArrivalLog {
    this.log ??= new ArrivalLog();
    return this.log;
  }

  active(): void {
    if (this.watchdog === undefined) this.lastTokenAt = this.host.clock.now();
    else this.watchdog.token();
  }

  delta(text: string, channel: 'text' | 'thought'): void {
    if (this.state !== 'running') return;
    this.active();
    this.text ??= this.host.liveText(this);
    this.text.add(text, channel);
  }

  data(name: string, data: Json): void {
    if (this.state === 'running') this.host.data(this, name, data);
  }

  usage(usage: Usage): void {
    if (this.state === 'ended') return;
    this.spent = addUsage(this.spent, usage);
    this.host.spent(usage);
  }

  slot(model: string): (() => void) | Promise<() => void> {
    const route = this.host.route(model);
    this.slots ??= new TaskSlots(this.host, this.flow.node.rank, () => this.usage(oneCall));
    if (this.ticket !== undefined && this.route !== undefined) this.slots.give(this.ticket, this.route.pool);
    this.ticket = undefined;
    return this.slots.take(route, () => this.signal);
  }
}

/** Whatever has a `then`: a kind may return the promise of another library. */
function isPromise(outcome: Result | Promise<Result>): outcome is Promise<Result> {
  return typeof outcome === 'object' && outcome !== null && 'then' in outcome;
}
