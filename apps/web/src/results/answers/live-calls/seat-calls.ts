import type { TaskState } from '@parallax/schema';

/** A model call that an output waits for. */
export interface LiveCall {
  readonly node: string;
  readonly task: TaskState;
}

/**
 * Which calls are drawn, each in its seat. A call keeps its seat until another one that is at work has none: then the one that ended
 * first leaves, and the other sits down in the same place, so that nothing else moves. Seats that are left go to what ended last.
 *
 * @param seated the ids of the tasks that sit now, in the order of seats
 */
export function seatCalls(
  seated: readonly string[],
  calls: readonly LiveCall[],
  seats: number,
): readonly LiveCall[] {
  const byId = new Map(calls.map((call) => [call.task.task, call]));
  const taken = seated.flatMap((id) => byId.get(id) ?? []).slice(0, seats);
  const sitting = new Set(taken);
  const standing = calls.filter((call) => !sitting.has(call));
  const waiting = standing.filter(({ task }) => isLive(task));
  const ended = standing
    .filter(({ task }) => !isLive(task) && task.endedAt !== undefined)
    .sort((a, b) => endOf(b) - endOf(a));

  taken.push(...waiting.splice(0, seats - taken.length));
  taken.push(...ended.slice(0, seats - taken.length));
  const leaving = taken.filter(({ task }) => !isLive(task)).sort((a, b) => endOf(a) - endOf(b));
  for (const call of leaving) {
    const next = waiting.shift();
    if (next === undefined) break;
    taken[taken.indexOf(call)] = next;
  }
  return taken;
}

function isLive({ status }: TaskState): boolean {
  return status === 'running' || status === 'retrying';
}

function endOf({ task }: LiveCall): number {
  return task.endedAt ?? 0;
}
