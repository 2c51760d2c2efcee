import type { Json, Path, Usage } from '@parallax/schema';
import type { AnyKind, Arrival, GatheredItem, MissingValue, PacedResult, Result } from '../kind.ts';
import type { CallWatch } from './hedging.ts';
import type { Steps } from './steps.ts';

/** One attempt of a task, in plain data: all that is needed to run it, here or on another machine. */
export interface TaskJob {
  readonly runId: string;
  readonly task: string;
  readonly attempt: number;
  readonly kind: AnyKind;
  readonly config: unknown;
  readonly node: { readonly id: string; readonly label: string };
  readonly path: Path;
  readonly label: string;
  readonly inputs: Readonly<Record<string, Json>>;
  readonly items: readonly GatheredItem[];
  readonly missing: readonly MissingValue[];
  readonly paced: PacedResult | undefined;
  readonly seed: number;
  readonly sample: number;
}

/** How a call went, for the limits that it passed. */
export interface CallEnd {
  /** What the model's adapter threw, or why the call was aborted; undefined when it went well. */
  readonly thrown: unknown;
  /** Undefined when nothing is known to have been used. */
  readonly usage: Usage | undefined;
}

/** Ends a call. Doing so twice does nothing. */
export type EndCall = (end: CallEnd) => void;

/** How a running attempt speaks with its run. */
export interface TaskIo {
  /** Aborted on cancel and on every timeout. */
  readonly signal: AbortSignal;
  readonly arrivals: AsyncIterable<Arrival>;
  readonly inOrder: AsyncIterable<Arrival>;
  /** The calls of a task that makes many. */
  readonly steps: Steps;
  delta(text: string, channel: 'text' | 'thought'): void;
  /** Something came from the model, shown or not: it is not stalled. */
  active(): void;
  data(name: string, data: Json): void;
  usage(usage: Usage): void;
  /**
   * A slot for one model call, past all limits. The slot that the task was started with serves its first call and is there at once;
   * further calls wait for slots of their own. Getting it counts as a call, since a call that fails or is cut off may be billed too.
   */
  slot(model: string): EndCall | Promise<EndCall>;
  /**
   * Watches a call that has its slot. `ask` gets the slot of a second request, once, if the call turns out to be a straggler.
   * Undefined when the run does not want that.
   */
  readonly hedge: ((model: string, ask: (end: EndCall) => void) => CallWatch) | undefined;
}

/**
 * Where tasks run: in this process, or on a queue that workers serve. Rejects or throws what the kind threw. The run itself keeps
 * time, retries and order.
 */
export interface TaskRunner {
  run(job: TaskJob, io: TaskIo): Result | Promise<Result>;
}
