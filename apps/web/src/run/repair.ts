import { unfinishedTasks } from './reuse-plan.ts';
import type { RunView } from './run-store.ts';
import { isLive } from './task-view.ts';

/** What can be repaired of the run that is shown. */
export interface Repair {
  /** Tasks that failed, or were not begun for want of budget or time: they can be asked again. */
  readonly failed: number;
  /** The run was cancelled: what it did not come to can be done. */
  readonly isCut: boolean;
  /** Whether results of the shown run can be used again. */
  readonly canReuse: boolean;
}

const nothing: Repair = { failed: 0, isCut: false, canReuse: false };

/** Pure of the run view: what *Retry failed* and *Re-run changed* have to work with. A rehearsal has nothing that a real run could use. */
export function repairOf(view: RunView): Repair {
  const { state, runId } = view;
  if (state === null || runId === null || isLive(view) || view.interrupted || state.rehearsal !== undefined)
    return nothing;
  const failed = Object.keys(state.nodes).reduce((sum, id) => sum + unfinishedTasks(state, id), 0);
  const canReuse = Object.values(state.nodes).some(
    ({ counts, tasks }) =>
      counts.ok > 0 &&
      tasks.some(
        ({ status, usage, reused }) => status === 'ok' && (usage !== undefined || reused !== undefined),
      ),
  );
  return { failed, isCut: state.status === 'cancelled', canReuse };
}
