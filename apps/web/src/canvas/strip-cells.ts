import type { NodeState, Path, TaskState } from '@parallax/schema';
import { taskViewState } from '../run/task-view.ts';
import type { ViewState } from '../ui/states.ts';

/** One cell of an item strip. `taskId` is the task that a click selects; a cell of waiting items has none. */
export interface StripCell {
  readonly state: ViewState;
  readonly taskId: string | null;
  readonly label: string;
}

/** The most urgent state of several items is the one that their cell shows. */
const urgency: readonly ViewState[] = ['failed', 'timed-out', 'retrying', 'running', 'cancelled', 'skipped'];

/**
 * The cells of a strip: one for each of `width` items or, with `perCell` above 1, one for each group of neighbours.
 *
 * @param branches how many branches each open scope has, outermost first, when that is the same everywhere; else null: then the
 * items stand in the order of their paths, as far as they have begun
 */
export function stripCells(
  node: NodeState | undefined,
  width: number,
  perCell: number,
  branches: readonly number[] | null,
): StripCell[] {
  const items = placeTasks(node?.tasks ?? [], width, branches);
  const cells: StripCell[] = [];
  for (let from = 0; from < items.length; from += perCell) {
    cells.push(perCell === 1 ? single(items[from], from) : group(items.slice(from, from + perCell), from));
  }
  return cells;
}

function placeTasks(
  tasks: readonly TaskState[],
  width: number,
  branches: readonly number[] | null,
): (TaskState | undefined)[] {
  const items = new Array<TaskState | undefined>(Math.max(width, tasks.length)).fill(undefined);
  const places = tasks.map((task) => placeOf(task.path, branches));
  // Tasks of several nodes, as inside of a block, share paths.
  const regular =
    places.every((place) => place !== null && place < items.length) && new Set(places).size === places.length;
  tasks.forEach((task, order) => {
    items[regular ? (places[order] ?? order) : order] = task;
  });
  return items;
}

/** The place of a path when all scopes are regular: its indexes read as one number. Null when they are not. */
function placeOf(path: Path, branches: readonly number[] | null): number | null {
  if (path.length <= 1) return path[0]?.index ?? 0;
  if (branches === null) return null;
  let place = 0;
  for (const [depth, { index }] of path.entries()) {
    const size = branches[depth];
    if (size === undefined || (depth > 0 && index >= size)) return null;
    place = place * (depth === 0 ? 1 : size) + index;
  }
  return place;
}

function single(task: TaskState | undefined, index: number): StripCell {
  return {
    state: taskViewState(task),
    taskId: task?.task ?? null,
    label: task?.label ?? `Item ${index + 1}`,
  };
}

function group(items: readonly (TaskState | undefined)[], from: number): StripCell {
  const states = items.map(taskViewState);
  const label = `Items ${from + 1} to ${from + items.length}`;
  for (const state of urgency) {
    const at = states.indexOf(state);
    if (at >= 0) return { state, taskId: items[at]?.task ?? null, label };
  }
  const begun = items.find((item) => item !== undefined);
  const done = states.filter((state) => state !== 'waiting').length;
  const state = done === 0 ? 'waiting' : done < items.length ? 'partial' : (states[0] ?? 'ok');
  return { state, taskId: begun?.task ?? null, label };
}
