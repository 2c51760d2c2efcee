import type { EventOf, Json, Reused, Usage } from '@parallax/schema';
import type { Program } from '../compile/program.ts';
import { contentKey } from './content-key.ts';
import type { LiveTask } from './live-task.ts';

/** A result that an earlier run has paid for. */
export interface EarlierResult {
  readonly runId: string;
  readonly task: string;
  /** As `task-end` carried it. */
  readonly output: Json | undefined;
  readonly usage?: Usage | undefined;
  /** Of a result that the earlier run had reused itself: where it comes from. */
  readonly reused?: Reused | undefined;
}

/** The finished results of an earlier run, found by content. */
export interface Reuse {
  /** The earlier run. */
  readonly runId: string;
  /** Nodes that are asked anew, with all that depends on them. */
  readonly from: readonly string[];
  /** A result with this content key; the one of the same task id when there are several. */
  find(key: string, task: string): EarlierResult | undefined;
}

/** The results of an earlier run, from its `task-end` events. Only those that ended well and have a key can be used again. */
export function reuseFromEnds(
  runId: string,
  from: readonly string[],
  ends: Iterable<EventOf<'task-end'>>,
): Reuse {
  const byKey = new Map<string, EarlierResult>();
  const byTask = new Map<string, EarlierResult>();
  for (const { runId: origin, key, outcome, task, output, usage, reused } of ends) {
    if (key === undefined || outcome !== 'ok') continue;
    const earlier = { runId: origin, task, output, usage, reused };
    if (!byKey.has(key)) byKey.set(key, earlier);
    byTask.set(`${key} ${task}`, earlier);
  }
  return { runId, from, find: (key, task) => byTask.get(`${key} ${task}`) ?? byKey.get(key) };
}

/** Finds results that are paid for already, for the tasks of one run. */
export class Ledger {
  private readonly reuse: Reuse | undefined;
  private readonly wantsKeys: boolean;
  /** Nodes whose tasks are asked anew although the earlier run has results. */
  private readonly anew: ReadonlySet<string>;

  /** @param wantsKeys whether a later run is to find the results of this one */
  constructor(program: Program, reuse: Reuse | undefined, wantsKeys: boolean) {
    this.reuse = reuse;
    this.wantsKeys = wantsKeys || reuse !== undefined;
    this.anew = downstream(program, reuse?.from ?? []);
  }

  /** The content key of a task that asks a model; undefined when nobody wants it. */
  keyOf(task: LiveTask): string | undefined {
    return this.wantsKeys ? contentKey(task.flow.node, task) : undefined;
  }

  /** The result of the earlier run that serves for this task. */
  earlier(task: LiveTask, key: string): EarlierResult | undefined {
    return this.anew.has(task.flow.node.id) ? undefined : this.reuse?.find(key, task.task);
  }
}

/** The nodes and all that depends on them. */
function downstream(program: Program, from: readonly string[]): ReadonlySet<string> {
  const found = new Set(from);
  for (const { id, inputs } of program.nodes)
    if (inputs.some(({ source }) => found.has(source))) found.add(id);
  return found;
}
