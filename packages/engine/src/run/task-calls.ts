import { TaskError, type Usage } from '@parallax/schema';
import type { Feedback, Ticket } from '../limiter/ticket.ts';
import type { ModelRoute } from '../model-port.ts';
import { feedbackOf } from './feedback.ts';
import type { CallWatch, Hedging } from './hedging.ts';
import type { LiveTask } from './live-task.ts';
import type { TaskHost } from './task-host.ts';
import type { EndCall } from './task-runner.ts';

/** A task that has begun goes before those of its rank that have not. */
const BEGUN = 0.5;

/** The slot of a call that has ended, and how it went. */
interface KeptSlot {
  readonly ticket: Ticket;
  readonly feedback: Feedback;
}

const oneCall: Usage = { calls: 1, inputTokens: 0, outputTokens: 0 };
const secondCall: Usage = { ...oneCall, hedged: oneCall };
const nothingToGiveUp = () => false;

/**
 * The model calls of one attempt and their slots. The task begins with a slot that serves its first call; every further call passes
 * all limits like any other. Slots are held by calls that are under way only, so that tasks with several calls cannot hold one
 * another up. The slot of the last call stays with the task until its result is handed on.
 */
export class TaskCalls {
  private readonly host: TaskHost;
  private readonly task: LiveTask;
  private readonly signal: AbortSignal;
  private kept: KeptSlot | undefined;
  private underWay = 0;
  private waiting = 0;
  private isOver = false;

  constructor(host: TaskHost, task: LiveTask) {
    this.host = host;
    this.task = task;
    this.signal = task.signal;
  }

  /** A slot for a call: at once, when the ticket that the task was started with is for the same pool. */
  take(route: ModelRoute, ticket: Ticket | undefined, pool: string | undefined): EndCall | Promise<EndCall> {
    if (ticket === undefined) return this.wait(route);
    if (pool === route.pool) return this.begun(ticket, oneCall);
    ticket.release();
    return this.wait(route);
  }

  /** A further call, when it may begin. Rejects with a `TaskError` when it may not. */
  private wait(route: ModelRoute): Promise<EndCall> {
    const { signal } = this;
    return new Promise((resolve, reject) => {
      this.waiting += 1;
      const leave = () => {
        this.waiting -= 1;
        signal.removeEventListener('abort', onAbort);
      };
      const onAbort = () => {
        leave();
        ticket.release();
        reject(new TaskError('cancelled', 'It was cancelled while it waited for a slot.'));
      };
      const ticket = this.host.slots.request(route, this.rank, {
        granted: () => {
          leave();
          const refusal = this.host.refusal();
          if (refusal === undefined) {
            resolve(this.begun(ticket, oneCall));
            return;
          }
          ticket.release();
          const message = 'The run has used up what it may use, so no further model calls are made.';
          reject(new TaskError(refusal, message));
        },
        refused(error) {
          leave();
          reject(error);
        },
      });
      if (signal.aborted) {
        onAbort();
        return;
      }
      signal.addEventListener('abort', onAbort, { once: true });
      this.letKeptGo();
      this.host.slots.dispatch(route);
    });
  }

  /** Watches a call, which is asked a second time if it turns out to be a straggler. */
  watch(hedging: Hedging, model: string, ask: (end: EndCall) => void): CallWatch {
    const { signal } = this;
    return hedging.watch(this.task.flow.node.id, (afterMs) => {
      if (signal.aborted) return nothingToGiveUp;
      const route = this.host.route(model);
      const ticket = this.host.slots.request(route, this.rank, {
        granted: () => {
          if (signal.aborted || !hedging.mayCall()) {
            ticket.release();
            return;
          }
          this.host.log.hedged(this.task, afterMs);
          ask(this.begun(ticket, secondCall));
        },
        refused() {},
      });
      this.host.slots.dispatch(route);
      return () => {
        if (ticket.state !== 'waiting') return false;
        ticket.release();
        return true;
      };
    });
  }

  /** The attempt is over, and its result is handed on. */
  giveBack(): void {
    this.isOver = true;
    this.letKeptGo();
  }

  private letKeptGo(): void {
    const { kept } = this;
    this.kept = undefined;
    kept?.ticket.release(kept.feedback);
  }

  /** A task that takes its items as they come may be waiting for one that waits for this very slot. */
  private get waitsForOthers(): boolean {
    return this.task.flow.node.gather === 'as-they-come';
  }

  private get rank(): number {
    return this.task.flow.node.rank + BEGUN;
  }

  /** A call begins in this slot. The returned function ends it. */
  private begun(ticket: Ticket, usage: Usage): EndCall {
    this.underWay += 1;
    this.task.usage(usage);
    return once((end) => {
      this.underWay -= 1;
      this.host.budget.callEnded();
      const feedback = feedbackOf(end.thrown, end.usage);
      if (this.isOver || this.underWay + this.waiting > 0 || this.waitsForOthers) ticket.release(feedback);
      else this.kept = { ticket, feedback };
    });
  }
}

function once(end: EndCall): EndCall {
  let isOver = false;
  return (how) => {
    if (isOver) return;
    isOver = true;
    end(how);
  };
}
