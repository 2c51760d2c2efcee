import {
  type CancelReason,
  type Json,
  type Reused,
  TaskError,
  type TaskErrorBody,
  type TaskState,
  toErrorBody,
  type Usage,
} from '@parallax/schema';
import type { Arrival, Result } from '../kind.ts';
import type { Ticket, Waiter } from '../limiter/ticket.ts';
import type { ModelRoute } from '../model-port.ts';
import { ArrivalLog } from './arrival-log.ts';
import { problemOf } from './check-result.ts';
import { feedbackOf, isTimeout } from './feedback.ts';
import type { LiveText } from './live-text.ts';
import { Retries, type Retry } from './retries.ts';
import { stepHostOf } from './step-host.ts';
import { Steps } from './steps.ts';
import { TaskCalls } from './task-calls.ts';
import { TaskFacts } from './task-facts.ts';
import type { TaskEnding, TaskMaterial } from './task-material.ts';
import { resultOf } from './task-output.ts';
import type { EndCall, TaskIo, TaskJob } from './task-runner.ts';
import { addUsage } from './usage-sum.ts';
import type { Watchable } from './watch-list.ts';
import { type AttemptTimes, Watchdog } from './watchdog.ts';

/** A stalled stream is ended after this long, unless the node says otherwise. */
const IDLE_TIMEOUT_MS = 60_000;

/** One task from ready to ended: waits for its slot, makes its attempts, keeps its time. */
export class LiveTask extends TaskFacts implements TaskJob, TaskIo, Waiter, Watchable {
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
  private lastThrown: unknown;
  private retries: Retries | undefined;
  /** Whether the budget has set something aside for its first call. */
  private isReserved = false;
  private state: 'waiting' | 'running' | 'ended' = 'waiting';
  private startedAt = 0;
  private queuedAt = 0;
  /** The last token before the watchdog was there to note it. */
  private lastTokenAt: number | undefined;
  private route: ModelRoute | undefined;
  /** The slot that it waits for or was started with, until its first call has it. */
  private ticket: Ticket | undefined;
  private calls: TaskCalls | undefined;
  private controller: AbortController | undefined;
  private watchdog: Watchdog | undefined;
  private text: LiveText | undefined;
  private stopWaiting: (() => void) | undefined;
  private log: ArrivalLog | undefined;
  private ordered: ArrivalLog | undefined;
  private ownSteps: Steps | undefined;

  /** All inputs are there. */
  start(): void {
    const { kind, config } = this.flow.node;
    try {
      this.model = kind.model?.(config, this.inputs);
      if (this.model !== undefined) {
        if (!this.streams) this.route = this.host.route(this.model);
        // One that takes its items as they come can be known again only when they are all there.
        if ((!this.streams || this.log?.isOver === true) && this.reuse()) return;
      }
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
    this.key = this.host.ledger.keyOf(this);
    const earlier = this.key === undefined ? undefined : this.host.ledger.earlier(this, this.key);
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
    this.isReserved = true;
    this.host.budget.reserve();
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
    this.host.log.began(this);
    // In the turn in which the slot was granted.
    this.startedAt = this.ticket?.grantedAt ?? this.host.clock.now();
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
    // Its calls keep time for themselves.
    if (this.streams || this.ownSteps !== undefined) return;
    const { attempt } = this;
    this.watchdog = new Watchdog(this.host.clock, this.startedAt, this.lastTokenAt, this.times, (error) =>
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
    // Before anything is decided, so that the budget does not count this attempt as under way.
    this.unreserve();
    const error = toErrorBody(thrown);
    this.retries ??= new Retries(this.flow.node.settings.retries);
    const retry =
      this.ownSteps?.gaveUp(thrown) === true
        ? undefined
        : this.retries.after(this.attempt, error, thrown, this.host.clock.now());
    if (retry !== undefined && this.host.refusal() === undefined) this.retry(error, thrown, retry);
    else this.end({ outcome: isTimeout(error) ? 'timeout' : 'error', error }, thrown);
  }

  private retry(error: TaskErrorBody, thrown: unknown, retry: Retry): void {
    this.state = 'waiting';
    const waitMs = this.host.log.retrying(this, error, retry);
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
    this.ordered?.wake();
  }

  private end(ending: TaskEnding, thrown?: unknown): void {
    this.state = 'ended';
    this.lastThrown = thrown;
    if (this.streams && this.model !== undefined && ending.outcome === 'ok' && this.log?.isOver === true)
      this.key ??= this.host.ledger.keyOf(this);
    this.host.ended(this, ending);
  }

  /** Gives the slot back. The host calls it when what follows is made ready, so that the slot goes to the task that is furthest along. */
  letGo(): void {
    this.releaseSlot(this.lastThrown);
  }

  private releaseSlot(thrown: unknown): void {
    const { ticket, calls } = this;
    this.ticket = undefined;
    this.calls = undefined;
    this.unreserve();
    ticket?.release(feedbackOf(thrown, undefined));
    calls?.giveBack();
  }

  private unreserve(): void {
    if (!this.isReserved) return;
    this.isReserved = false;
    this.host.budget.unreserve();
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

  get inOrder(): AsyncIterable<Arrival> {
    const { attempt } = this;
    return this.orderedLog().read(() => !this.isCurrent(attempt));
  }

  arrived(arrival: Arrival): void {
    this.arrivalLog().push(arrival);
  }

  arrivedInOrder(arrival: Arrival): void {
    this.orderedLog().push(arrival);
  }

  /** Nothing more comes. */
  allArrived({ items, missing }: Pick<TaskMaterial, 'items' | 'missing'>): void {
    this.items = items;
    this.missing = missing;
    this.arrivalLog().end();
    this.orderedLog().end();
  }

  private get streams(): boolean {
    return this.flow.node.gather === 'as-they-come';
  }

  private orderedLog(): ArrivalLog {
    this.ordered ??= new ArrivalLog();
    return this.ordered;
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
    this.text ??= this.host.log.text(this);
    this.text.add(text, channel);
  }

  data(name: string, data: Json): void {
    if (this.state === 'running') this.host.log.data(this, name, data);
  }

  usage(usage: Usage): void {
    if (this.state === 'ended') return;
    this.spent = addUsage(this.spent, usage);
    this.host.budget.add(usage);
  }

  get steps(): Steps {
    if (this.ownSteps === undefined) {
      this.watchdog?.stop();
      this.watchdog = undefined;
      this.ownSteps = new Steps(stepHostOf(this, this.host));
    }
    return this.ownSteps;
  }

  get times(): AttemptTimes {
    const { settings } = this.flow.node;
    return {
      totalMs: settings.timeoutMs ?? this.host.limits.taskTimeoutMs,
      firstTokenMs: settings.firstTokenTimeoutMs,
      idleMs: settings.idleTimeoutMs ?? IDLE_TIMEOUT_MS,
    };
  }

  slot(model: string): EndCall | Promise<EndCall> {
    const { ticket } = this;
    this.ticket = undefined;
    this.unreserve();
    return this.taskCalls().take(this.host.route(model), ticket, this.route?.pool);
  }

  get hedge(): TaskIo['hedge'] {
    const { hedging } = this.host;
    return hedging === undefined ? undefined : (model, ask) => this.taskCalls().watch(hedging, model, ask);
  }

  private taskCalls(): TaskCalls {
    this.calls ??= new TaskCalls(this.host, this);
    return this.calls;
  }
}

/** Whatever has a `then`: a kind may return the promise of another library. */
function isPromise(outcome: Result | Promise<Result>): outcome is Promise<Result> {
  return typeof outcome === 'object' && outcome !== null && 'then' in outcome;
}
