import { TaskError } from '@parallax/schema';
import type { Feedback, Ticket } from '../limiter/ticket.ts';
import type { ModelRoute } from '../model-port.ts';
import type { TaskHost } from './task-host.ts';

/** A call of a task that waits for a slot. */
interface WaitingCall {
  readonly pool: string;
  readonly ticket: Ticket;
  begin(slot: Ticket): void;
}

/**
 * The slots of one attempt. The task begins with one, which serves its first call; calls that it makes at the same time wait for
 * slots of their own. A slot is only ever held by a call that is under way: one whose call has ended serves the next waiting call
 * of the task, or is given back. So tasks with several calls cannot hold one another up.
 */
export class TaskSlots {
  private readonly host: TaskHost;
  private readonly rank: number;
  private readonly onCall: () => void;
  private own: { readonly ticket: Ticket; readonly pool: string } | undefined;
  private ownIsBusy = false;
  private readonly waiting = new Set<WaitingCall>();

  /** @param onCall told of every call that gets a slot */
  constructor(host: TaskHost, rank: number, onCall: () => void) {
    this.host = host;
    this.rank = rank;
    this.onCall = onCall;
  }

  /** The slot that the task was started with. */
  give(ticket: Ticket, pool: string): void {
    this.own = { ticket, pool };
  }

  /** A slot for one call. The returned function ends the call. */
  take(route: ModelRoute, signal: () => AbortSignal): (() => void) | Promise<() => void> {
    const { own } = this;
    if (own !== undefined && !this.ownIsBusy && own.pool === route.pool) {
      this.ownIsBusy = true;
      this.onCall();
      return () => this.ownIsFree();
    }
    if (own !== undefined && !this.ownIsBusy) this.giveBack();
    return this.wait(route, signal());
  }

  /** Gives the task's slot back, with what its call taught. */
  giveBack(feedback?: Feedback): void {
    const { own } = this;
    this.own = undefined;
    this.ownIsBusy = false;
    own?.ticket.release(feedback);
  }

  private ownIsFree(): void {
    this.ownIsBusy = false;
    const { own } = this;
    if (own === undefined || this.waiting.size === 0) return;
    for (const call of this.waiting) {
      if (call.pool !== own.pool) continue;
      this.own = undefined;
      call.ticket.release();
      call.begin(own.ticket);
      return;
    }
    this.giveBack();
  }

  private wait(route: ModelRoute, signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.waiting.delete(call);
        signal.removeEventListener('abort', onAbort);
      };
      const onAbort = () => {
        leave();
        ticket.release();
        reject(new TaskError('cancelled', 'It was cancelled while it waited for a slot.'));
      };
      const begin = (slot: Ticket) => {
        leave();
        const refusal = this.host.refusal();
        if (refusal === undefined) {
          this.onCall();
          resolve(() => slot.release());
          return;
        }
        slot.release();
        reject(
          new TaskError(refusal, 'The run has used up what it may use, so no further model calls are made.'),
        );
      };
      const ticket = this.host.slots.request(route, this.rank, {
        granted: () => begin(ticket),
        refused(error) {
          leave();
          reject(error);
        },
      });
      const call: WaitingCall = { pool: route.pool, ticket, begin };
      this.waiting.add(call);
      if (signal.aborted) {
        onAbort();
        return;
      }
      signal.addEventListener('abort', onAbort, { once: true });
      this.host.slots.dispatch(route);
    });
  }
}
