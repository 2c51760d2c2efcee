import type { EventOf, Json, Reused, Usage } from '@parallax/schema';

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
  for (const { key, outcome, task, output, usage, reused } of ends) {
    if (key === undefined || outcome !== 'ok') continue;
    const earlier = { runId, task, output, usage, reused };
    if (!byKey.has(key)) byKey.set(key, earlier);
    byTask.set(`${key} ${task}`, earlier);
  }
  return { runId, from, find: (key, task) => byTask.get(`${key} ${task}`) ?? byKey.get(key) };
}
