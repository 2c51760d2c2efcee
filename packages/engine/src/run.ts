import type { EventBody, EventOf, Rehearsal, RunEvent, RunState } from '@parallax/schema';
import { type Clock, systemClock } from './clock.ts';
import type { Program } from './compile/program.ts';
import { Limiter } from './limiter/limiter.ts';
import type { ModelPort } from './model-port.ts';
import { type PriceOf, planOf } from './plan/plan.ts';
import { embeddedRunner } from './run/embedded-runner.ts';
import { Emitter } from './run/emitter.ts';
import type { Reuse } from './run/ledger.ts';
import { Past } from './run/past.ts';
import { RunLoop } from './run/run-loop.ts';
import { hash32 } from './run/seed.ts';
import type { TaskRunner } from './run/task-runner.ts';

export { Limiter } from './limiter/limiter.ts';
export { embeddedRunner } from './run/embedded-runner.ts';
export { type EarlierResult, type Reuse, reuseFromEnds } from './run/ledger.ts';
export type { TaskIo, TaskJob, TaskRunner } from './run/task-runner.ts';

export interface RunOptions {
  readonly runId: string;
  readonly models: ModelPort;
  /** Called synchronously, in order, once an event; the first calls come before `startRun` returns. Must not throw. */
  readonly onEvent: (event: RunEvent) => void;
  /** Shared by the runs of a process, so that they share what providers allow. Default: one of its own. */
  readonly limiter?: Limiter;
  /** Where tasks run. Default: in this process. */
  readonly runner?: TaskRunner;
  readonly clock?: Clock;
  readonly graphId?: string;
  readonly graphVersion?: number;
  /** Results of an earlier run, used wherever the content key is the same. */
  readonly reuse?: Reuse;
  /** The fold of what was stored of this very run before its process went away: it goes on from there. */
  readonly resume?: RunState;
  /** With `resume`: it is to end `cancelled`, with what was recorded, and asks nothing. */
  readonly cancelled?: boolean;
  /**
   * Calls `then` once all events so far are stored, at once if they are. A task's result is handed on, and its slot given back,
   * only then: so what is asked again after a crash is never more than what holds a slot. Without it, results are handed on at once.
   */
  readonly whenStored?: (then: () => void) => void;
  /** Put content keys on the ends of tasks, so that a later run can use their results. Default false. */
  readonly contentKeys?: boolean;
  /** For the estimate. What calls cost is told by `models.price`. */
  readonly priceOf?: PriceOf;
  /** Only recorded: the models were replaced by simulated ones. */
  readonly rehearsal?: Rehearsal;
  /** Tasks draw their seeds from it. Default: from the run's id. */
  readonly seed?: number;
  /** Random numbers from 0 up to 1 for the jitter of retries. */
  readonly random?: () => number;
  /** Deltas of a task are sent together every so many milliseconds; 0 sends each at once. Default 30. */
  readonly deltaMs?: number;
}

export interface RunHandle {
  /** Ends the run; `done` resolves with outcome `cancelled`. Does nothing once it has ended. */
  cancel(): void;
  /** Never rejects: what goes wrong is in the event. */
  readonly done: Promise<EventOf<'run-end'>>;
}

/**
 * Runs a compiled graph. Returns at once; everything that happens is told through `onEvent`.
 *
 * @example
 * const { program } = compile(graph, builtInKinds);
 * const run = startRun(program, { runId: 'r1', models, onEvent: (event) => console.log(event) });
 * const { outcome, outputs } = await run.done;
 */
export function startRun(program: Program, options: RunOptions): RunHandle {
  const clock = options.clock ?? systemClock;
  const limiter = options.limiter ?? new Limiter({ clock });
  const past = options.resume?.startedAt === undefined ? undefined : new Past(options.resume);
  const downMs = past === undefined ? 0 : Math.max(0, clock.now() - past.lastAt());
  const emitter = new Emitter(options.runId, clock, options.onEvent, past?.afterSeq);
  const { promise, resolve } = Promise.withResolvers<EventOf<'run-end'>>();
  const loop = new RunLoop({
    runId: options.runId,
    program,
    clock,
    emitter,
    models: options.models,
    runner: options.runner ?? embeddedRunner(options.models),
    slots: limiter.run(program.limits.concurrency),
    seed: options.seed ?? hash32(options.runId, 0),
    random: options.random ?? Math.random,
    deltaMs: options.deltaMs ?? 30,
    contentKeys: options.contentKeys ?? false,
    reuse: options.reuse,
    past,
    downMs: (past?.downMs ?? 0) + downMs,
    whenStored: options.whenStored,
    onEnd: resolve,
  });
  if (past === undefined) emitter.emit(startOf(program, options));
  else emitter.emit({ type: 'run-resume', downMs, lost: past.lost });
  loop.start(options.cancelled);
  return { cancel: () => loop.cancel(), done: promise };
}

function startOf(program: Program, options: RunOptions): EventBody {
  const { graphId, graphVersion, reuse, rehearsal } = options;
  return {
    type: 'run-start',
    graph: {
      name: program.graph.name,
      ...(graphId === undefined ? {} : { id: graphId }),
      ...(graphVersion === undefined ? {} : { version: graphVersion }),
    },
    inputs: { ...program.overrides },
    estimate: planOf(program, options.priceOf).estimate,
    ...(reuse === undefined ? {} : { reuseFrom: reuse.runId }),
    ...(reuse === undefined || reuse.from.length === 0 ? {} : { from: [...reuse.from] }),
    ...(rehearsal === undefined ? {} : { rehearsal }),
  };
}
