import type { Graph } from '@parallax/schema';
import type { RunView } from './run-store.ts';
import { isLive } from './task-view.ts';

/** What can be repaired of the run that is shown. */
export interface Repair {
  /** Tasks whose results are missing, so that they can be asked again. */
  readonly failed: number;
  /** Whether results of the shown run can be used again. */
  readonly canReuse: boolean;
}

const nothing: Repair = { failed: 0, canReuse: false };

/** Pure of the run view: what *Retry failed* and *Re-run changed* would have to do. */
export function repairOf(view: RunView): Repair {
  const { state, runId } = view;
  if (state === null || runId === null || isLive(view) || state.rehearsal !== undefined) return nothing;
  const canReuse = state.totals.calls > 0 || reusedIn(view) > 0;
  const lost = Object.values(state.nodes).reduce((sum, { counts }) => sum + counts.error + counts.timeout, 0);
  const notBegun = state.missing.filter(({ reason }) => reason === 'budget' || reason === 'deadline').length;
  return { failed: lost + notBegun, canReuse };
}

/** Tasks whose results come from an earlier run. */
function reusedIn({ state }: RunView): number {
  let reused = 0;
  for (const { tasks } of Object.values(state?.nodes ?? {}))
    for (const task of tasks) if (task.reused !== undefined) reused += 1;
  return reused;
}

/** Whether the edited graph would do something else than the one that was run. */
export function isChanged(run: Graph | null, edited: Graph): boolean {
  if (run === null) return false;
  const meaning = ({ nodes, edges, limits }: Graph) =>
    JSON.stringify([nodes.map(({ id, kind, config, label }) => [id, kind, config, label]), edges, limits]);
  return meaning(run) !== meaning(edited);
}
