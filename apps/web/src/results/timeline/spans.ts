import type { Retry, TaskState } from '@parallax/schema';

/** What a task did in a stretch of time, or what it waited for. */
export type Phase = 'inputs' | 'slot' | 'held' | 'pause' | 'attempt' | 'failed-attempt';

/** A stretch of a task's time; milliseconds since the epoch. */
export interface Span {
  readonly phase: Phase;
  readonly from: number;
  /** Undefined while it lasts. */
  readonly to: number | undefined;
}

/** When all that a task needs was there; undefined of one that did not begin. */
export function readyAt({ startedAt, waitedMs = 0 }: TaskState): number | undefined {
  return startedAt === undefined ? undefined : startedAt - waitedMs;
}

/**
 * What a task did from when its inputs were there until its end, without gaps: waits for a slot, waits for its provider, attempts, and
 * pauses between them. How the two kinds of waiting took turns is not recorded: the provider's part stands last.
 */
export function spansOf(task: TaskState): Span[] {
  if (task.startedAt === undefined) return [];
  const spans = waits(task, task.startedAt);
  let begun: number | undefined = task.startedAt;
  for (const retry of task.retries ?? []) {
    if (begun !== undefined) spans.push({ phase: 'failed-attempt', from: begun, to: retry.failedAt });
    begun = retry.startedAt;
    spans.push(...pauseBefore(retry, task.endedAt));
  }
  if (begun !== undefined) spans.push({ phase: 'attempt', from: begun, to: task.endedAt });
  return spans.filter(({ from, to }) => to === undefined || to > from);
}

function waits({ waitedMs = 0, heldMs = 0 }: Pick<Retry, 'waitedMs' | 'heldMs'>, until: number): Span[] {
  return [
    { phase: 'slot', from: until - waitedMs, to: until - heldMs },
    { phase: 'held', from: until - heldMs, to: until },
  ];
}

function pauseBefore(retry: Retry, endedAt: number | undefined): Span[] {
  const { failedAt, startedAt, waitedMs = 0 } = retry;
  if (startedAt === undefined) return [{ phase: 'pause', from: failedAt, to: endedAt }];
  return [{ phase: 'pause', from: failedAt, to: startedAt - waitedMs }, ...waits(retry, startedAt)];
}
