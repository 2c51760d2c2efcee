import type { TaskError } from '@parallax/schema';
import type { Lane } from './lane.ts';

/** Whoever waits for a slot. */
export interface Waiter {
  granted(): void;
  /** There will be no slot: the provider refuses the key, or has been down for too long. */
  refused(error: TaskError): void;
}

/** How the call that held a slot went. */
export interface Feedback {
  /** The server showed that it has too much to do: 429, 503 or a timeout. */
  readonly overloaded?: boolean;
  /** It refused the call for that reason, rather than being slow. */
  readonly refused?: boolean;
  readonly failed?: boolean;
  /** The provider answered, well or with a refusal of this one request. */
  readonly answered?: boolean;
  /** The provider did not answer, or is broken. */
  readonly down?: boolean;
  /** The provider refuses the key. */
  readonly denied?: TaskError | undefined;
  /** The server asked for a pause. */
  readonly retryAfterMs?: number | undefined;
  /** Tokens that the call really used. */
  readonly tokens?: number | undefined;
}

const nothingToSay: Feedback = {};

/** One request for a slot, from waiting to released. */
export class Ticket {
  /** The place in the pool's order of grants. */
  number = 0;
  /** How many were under way when it began, with itself. */
  among = 0;
  grantedAt = 0;
  /** How long its pool let nothing begin while this waited, in milliseconds. */
  heldMs = 0;
  /** Tokens that the call is expected to use; 0 where only its pool can tell, which does so when it grants. */
  tokens: number;
  state: 'waiting' | 'granted' | 'done' = 'waiting';
  private readonly lane: Lane;
  private readonly waiter: Waiter;

  constructor(lane: Lane, waiter: Waiter, tokens: number) {
    this.heldMs = -lane.pool.held.upTo();
    this.lane = lane;
    this.waiter = waiter;
    this.tokens = tokens;
  }

  grant(number: number, among: number, at: number): void {
    this.number = number;
    this.among = among;
    this.grantedAt = at;
    this.heldMs += this.lane.pool.held.upTo();
    this.state = 'granted';
    this.lane.run.active += 1;
    this.waiter.granted();
  }

  refuse(error: TaskError): void {
    this.state = 'done';
    this.waiter.refused(error);
  }

  /** Gives the slot back, or gives up waiting for it. Doing so twice does nothing. */
  release(feedback: Feedback = nothingToSay): void {
    const before = this.state;
    this.state = 'done';
    if (before === 'waiting') this.lane.gaveUp();
    if (before !== 'granted') return;
    this.lane.run.active -= 1;
    this.lane.pool.release(this, feedback);
    this.lane.run.unpark();
    this.lane.pool.freed();
  }
}
