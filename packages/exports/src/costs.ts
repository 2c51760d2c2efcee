import { addTask, noTotals, type RunState, type TaskState, type Totals } from '@parallax/schema';

/** What all calls of one model took. */
export interface ModelCosts {
  readonly model: string;
  readonly totals: Totals;
}

/** Costs by model, the dearest first; results that were used again count for nothing. */
export function costsByModel(state: RunState): ModelCosts[] {
  const byModel = new Map<string, Totals>();
  for (const task of tasksOf(state)) {
    if (task.usage === undefined || task.usage.calls === 0) continue;
    const model = task.model ?? 'unknown';
    const { ms = 0, attempts, usage } = task;
    byModel.set(model, addTask(byModel.get(model) ?? noTotals, { ms, attempts, usage }));
  }
  return [...byModel]
    .map(([model, totals]) => ({ model, totals }))
    .sort((a, b) => b.totals.costUsd - a.totals.costUsd || b.totals.outputTokens - a.totals.outputTokens);
}

function* tasksOf({ nodes }: RunState): Generator<TaskState> {
  for (const { tasks } of Object.values(nodes)) yield* tasks;
}

/** How many results came from an earlier run. */
export function reusedCount(state: RunState): number {
  let reused = 0;
  for (const task of tasksOf(state)) if (task.reused !== undefined) reused += 1;
  return reused;
}
