import type { Bar } from './bars.ts';

/** From `at` on, `used` calls were under way. */
export interface SlotStep {
  readonly at: number;
  readonly used: number;
}

/** How many slots were in use over time: each attempt of a task that asks a model holds one. A task that goes on holds it until `now`. */
export function slotSteps(bars: Iterable<Bar>, now: number): SlotStep[] {
  const changes: { at: number; by: 1 | -1 }[] = [];
  for (const { task, spans } of bars) {
    if (task.model === undefined) continue;
    for (const { phase, from, to } of spans) {
      if (phase !== 'attempt' && phase !== 'failed-attempt') continue;
      changes.push({ at: from, by: 1 }, { at: to ?? now, by: -1 });
    }
  }
  // A slot that is given back and taken in the same millisecond is one slot.
  changes.sort((a, b) => a.at - b.at || a.by - b.by);
  const steps: SlotStep[] = [];
  let used = 0;
  for (const { at, by } of changes) {
    used += by;
    if (steps.at(-1)?.at === at) steps.pop();
    if (steps.at(-1)?.used !== used) steps.push({ at, used });
  }
  return steps;
}

/** How many were in use at a time, in O(log n). */
export function slotsAt(steps: readonly SlotStep[], at: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((steps[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1]?.used ?? 0;
}

/** The most that were in use within each of `columns` equal parts of a stretch of time, up to `until`. */
export function mostPerColumn(
  steps: readonly SlotStep[],
  view: { readonly from: number; readonly to: number },
  columns: number,
  until: number,
): Float32Array {
  const most = new Float32Array(columns);
  const columnMs = (view.to - view.from) / columns;
  let used = slotsAt(steps, view.from);
  let next = steps.findIndex(({ at }) => at > view.from);
  if (next < 0) next = steps.length;
  for (let column = 0; column < columns; column += 1) {
    const end = view.from + (column + 1) * columnMs;
    if (end - columnMs > until) break;
    let highest = used;
    for (let step = steps[next]; step !== undefined && step.at <= end; step = steps[next]) {
      used = step.used;
      highest = Math.max(highest, used);
      next += 1;
    }
    most[column] = highest;
  }
  return most;
}
