import type { CancelReason, Issue, Json, Path, Range, TaskErrorBody, TaskOutcome } from '@parallax/schema';
import type { z } from 'zod';
import type { ModelReply, ModelRequest } from './model-port.ts';

/** A named input or output. `many` accepts several edges; an `optional` input may stay unconnected. */
export interface Port {
  readonly name: string;
  readonly many?: boolean;
  readonly optional?: boolean;
}

export interface Ports {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
}

/** The port of a block that a node inside of it stands for. */
export interface Boundary {
  readonly side: 'input' | 'output';
  readonly name: string;
}

/** The scope that a node opens: on which output port, and what one branch is called ("essay", "perspective"). */
export interface Widening {
  readonly port: string;
  readonly noun: string;
  /** The branches are repeated samples of the same input (`copies`): the index is a sample index. */
  readonly sampled?: boolean;
}

/**
 * What a gathering kind combines: `branches` several edges at the same path, `fan-out` all branches of the innermost scope,
 * `all` everything. `auto` is `branches` when several edges arrive, else `fan-out`.
 */
export type Over = 'auto' | 'branches' | 'fan-out' | 'all';

/**
 * `one` value an input; `all` values of a group at once; or `as-they-come`: the task begins with its group and holds no slot of its own while it
 * waits. The latter has no time limit as a whole: its calls are steps, which have.
 */
export type Gather = 'one' | 'all' | 'as-they-come';

/** When a group is complete enough to be combined. Times in milliseconds from the opening of the group: when its scope
 * was widened, or for `branches` when its first value arrived. */
export type Wait = 'all' | { readonly atLeast: number } | { readonly deadlineMs: number };

/** One branch of a scope as its closer gets it: a value for each of the closer's edges, or what is missing. */
export interface PacedBranch {
  readonly index: number;
  readonly items: readonly GatheredItem[];
  readonly missing: readonly MissingValue[];
}

/**
 * How a closer releases the branches of the scope that it closes: not all at once, so that calls that turn out not to be needed are
 * never made.
 */
export interface Pacing {
  /** Branches to begin with. */
  readonly initial: number;
  /** Further branches each time, when all that were released have come. */
  readonly wave: number;
  /** Fewer branches are never enough; 1 where it is not known. */
  readonly least?: number;
  /**
   * Why these first branches, in index order, are enough; undefined while they are not. Asked for every length from 1 on, each once.
   * Must depend on nothing else, so that the order of arrival cannot change the result.
   */
  enough(prefix: readonly PacedBranch[]): string | undefined;
}

/** What came of pacing, for the task of the closer. */
export interface PacedResult {
  /** Branches that there could have been. */
  readonly total: number;
  /** Branches that were begun. */
  readonly released: number;
  /** The first so many decided; `items` and `missing` hold these only. */
  readonly used: number;
  /** Why no more were needed; undefined when all were used. */
  readonly reason: string | undefined;
  /** Model calls that each branch makes, those of further attempts not counted; undefined where it depends on the run. */
  readonly callsPerBranch: number | undefined;
}

/** What a group that is still open has so far. */
export interface PartialGroup {
  /** In (edge, path) order. */
  readonly items: readonly GatheredItem[];
  readonly missing: readonly MissingValue[];
  /** Values that there could be in all; undefined while that is not known. */
  readonly expected: number | undefined;
}

/** How the engine runs the tasks of a node. What is absent comes from the graph's limits or the defaults of `attempt`. */
export interface TaskSettings {
  /** Per attempt, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  readonly firstTokenTimeoutMs?: number | undefined;
  readonly idleTimeoutMs?: number | undefined;
  /** Further attempts after the first. */
  readonly retries?: number | undefined;
  readonly onError?: 'drop' | 'fail' | undefined;
}

/** What one task of a node needs, as far as it is known before the run. */
export interface TaskEstimate {
  readonly calls: Range;
  readonly inputTokens: Range;
  readonly outputTokens: Range;
}

/** What is known before the run of the values that one task gets: tokens of its inputs together, and how many values it combines. */
export interface EstimateBasis {
  readonly inputTokens: Range;
  readonly items: Range;
}

/** One branch of a scope that a task opens. */
export interface Branch {
  readonly value: Json;
  readonly label?: string | undefined;
}

/** What a task returns: a value for each output port, and the branches when it opens a scope. */
export interface Result {
  readonly outputs: Readonly<Record<string, Json>>;
  readonly branches?: readonly Branch[];
}

/** A value that reached a gathering node. `label` names it within its group. */
export interface GatheredItem {
  readonly value: Json;
  readonly path: Path;
  readonly label: string;
  /** The node and the edge that it came from. */
  readonly node: string;
  readonly edge: string;
}

/** A value that a gathering node has to do without, and why. */
export interface MissingValue {
  readonly path: Path;
  readonly label: string;
  readonly node: string;
  readonly outcome: TaskOutcome;
  readonly reason?: CancelReason | undefined;
  readonly error?: TaskErrorBody | undefined;
}

export type Arrival =
  | { readonly type: 'item'; readonly item: GatheredItem }
  | { readonly type: 'missing'; readonly missing: MissingValue };

/** Where the streamed text of a model call goes: the task's text, its thoughts, or nowhere. */
export type CallChannel = 'text' | 'thought' | 'none';

/** All that a running task sees of the world. */
export interface TaskContext<C> {
  readonly config: C;
  readonly node: { readonly id: string; readonly label: string };
  readonly path: Path;
  /** The label of the path, e.g. "Essay 12 · Skeptic"; empty outside of all scopes. */
  readonly label: string;
  /** By input port. Empty for a gathering kind. */
  readonly inputs: Readonly<Record<string, Json>>;
  /** What a gathering task combines, in (edge, path) order, whatever order it arrived in. */
  readonly items: readonly GatheredItem[];
  readonly missing: readonly MissingValue[];
  /** For `gather: 'as-they-come'`: what arrives, in order of arrival; returning early closes the group and cancels the rest. */
  readonly arrivals: AsyncIterable<Arrival>;
  /** The same in (edge, path) order, each as soon as all before it are known: what is made of it does not depend on arrival. */
  readonly inOrder: AsyncIterable<Arrival>;
  /** For a closer that paces its scope: how far it went. */
  readonly paced: PacedResult | undefined;
  /** From 1. */
  readonly attempt: number;
  /** A 32-bit number that differs between the tasks of a run and between runs. */
  readonly seed: number;
  /** The index under the enclosing `sampled` scopes; 0 where there is none. */
  readonly sample: number;
  readonly signal: AbortSignal;
  /** Asks a model. Passes the limits, streams to `channel` (default `text`), counts usage, and rejects with a `TaskError`. */
  call(request: ModelRequest, channel?: CallChannel): Promise<ModelReply>;
  /**
   * As `call`, for a task that makes many calls. Each has times and retries of its own, as many as its task would have, and is remembered:
   * neither a later attempt nor a run that goes on after a crash asks the same again. Default channel `none`.
   */
  step(request: ModelRequest, channel?: CallChannel): Promise<ModelReply>;
  /** How many tokens a model takes in all, prompt and answer, where that is known. */
  contextTokens(model: string): number | undefined;
  /** Adds to the task's live text. */
  delta(text: string, channel?: 'text' | 'thought'): void;
  /** Publishes something live about this task (a tally so far, a tree level). Stored with the run. */
  data(name: string, data: Json): void;
}

/** An issue that a kind finds in its own config; the engine adds the node's id. */
export type ConfigIssue = Pick<Issue, 'severity' | 'code' | 'message' | 'path'>;

/**
 * What a node is: one plain object. The engine asks a kind what it can do and never compares `kind` with a name.
 * Everything but `prepare` and `run` is pure and is also used by the editor.
 */
export interface Kind<C> {
  readonly kind: string;
  readonly version: number;
  readonly title: string;
  /** One sentence for the palette. */
  readonly summary: string;
  /** Strict, with a default for everything that may be absent. */
  readonly config: z.ZodType<C>;
  ports(config: C): Ports;
  /** The id of the block of the document whose nodes take this node's place when a graph is compiled. Such a node never runs. */
  block?(config: C): string;
  /** For a node inside a block that stands for one of its ports. Its edges are joined with those of the port, and it never runs. */
  boundary?(config: C): Boundary;
  readonly gather: Gather;
  /** For kinds with `gather: 'all'`: a config whose tasks take their items as they come all the same. */
  streams?(config: C): boolean;
  /** For gathering kinds: whether results keep the paths that they were made from. Default true. */
  keepsLineage?(config: C): boolean;
  /** For gathering kinds. Default `auto`. */
  over?(config: C): Over;
  /** For gathering kinds. Default `all`. */
  wait?(config: C): Wait;
  /** For gathering kinds that can do with a part of the scope they close. Undefined for a config that wants all of it. */
  pace?(config: C): Pacing | undefined;
  /**
   * For gathering kinds: what to tell of a group while it is still open (a tally so far), published as `node-data` now and then.
   * Whatever the task itself publishes under the same name replaces it.
   */
  soFar?(config: C, group: PartialGroup): { readonly name: string; readonly data: Json } | undefined;
  /** The scope that this node opens, if it does. */
  widen?(config: C): Widening | undefined;
  /** Branches that one task opens for an input, known before the run; `input` is undefined where the value is not known. */
  width?(config: C, input: Json | undefined): Range;
  /** The result of a node that needs neither inputs nor calls, known before the run. */
  constant?(config: C): Result;
  /** The config with a run's own input in place of the saved one. Throws a `TaskError` that says what shape is expected. */
  override?(config: C, input: Json): C;
  /** The model that a task calls, if it calls one; `inputs` is undefined before the run. */
  model?(config: C, inputs: Readonly<Record<string, Json>> | undefined): string | undefined;
  settings?(config: C): TaskSettings;
  /**
   * The part of the config that decides what a task gives, for its content key: a result is used again as long as this and the
   * inputs are the same. Leave out what only says how to run (times, retries). Default: the whole config.
   */
  content?(config: C): unknown;
  /** Undefined for a config that calls no model: then its output is taken to be as long as its inputs. */
  estimate?(config: C, basis: EstimateBasis): TaskEstimate | undefined;
  /**
   * Loads code that `check` needs and that is too large for the editor's first paint. Until it is there, `check` leaves out what
   * only that code can find. `run` waits for what it needs by itself.
   */
  prepare?(): Promise<unknown>;
  /** Further checks of a config whose shape is right. */
  check?(config: C): readonly ConfigIssue[];
  run(ctx: TaskContext<C>): Result | Promise<Result>;
}

/** A kind whose config type is not known, as the engine holds it. */
export type AnyKind = Kind<unknown>;

/** Loads what the checks of these kinds need. Await it before `compile` wherever nothing may be overlooked. */
export async function prepareKinds(kinds: Iterable<AnyKind>): Promise<void> {
  await Promise.all(Array.from(kinds, (kind) => kind.prepare?.()));
}

/** Declares a kind; gives the compiler the config's type from its schema. */
export function defineKind<C>(kind: Kind<C>): Kind<C> {
  return kind;
}
