import type { NodeState, Path, TaskState } from '@parallax/schema';
import { taskViewState } from '../../run/task-view.ts';
import type { ViewState } from '../../ui/states.ts';

/** One cell of an item strip. `taskId` is the task that a click selects; a cell of waiting items has none. */
export interface StripCell {
  readonly state: ViewState;
  readonly taskId: string | null;
  readonly label: string;
  /** The place of its first item among all of the node. */
  readonly place: number;
  /** How many items it stands for. */
  readonly items: number;
}

/** The items of a node by their places; undefined of one that has not begun. */
export type StripItems = readonly (TaskState | undefined)[];

/** The most urgent state of several items is the one that their cell shows. */
const urgency: readonly ViewState[] = ['failed', 'timed-out', 'retrying', 'running', 'cancelled', 'skipped'];

/**
 * The items of a node, each at its place.
 *
 * @param width how many there will be
 * @param branches how many branches each open scope has, outermost first, when that is the same everywhere; else null: then the
 * items stand in the order of their paths, as far as they have begun
 */
export function stripItems(
  node: NodeState | undefined,
  width: number,
  branches: readonly number[] | null,
): StripItems {
  const tasks = node?.tasks ?? [];
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

/** The path of an item by its place, the way back of `placeOf`; null where that cannot be told. */
export function pathAt(
  place: number,
  scopes: readonly string[],
  branches: readonly number[] | null,
): Path | null {
  if (scopes.length > 1 && branches === null) return null;
  const path: { node: string; index: number }[] = [];
  let rest = place;
  for (let depth = scopes.length - 1; depth >= 0; depth -= 1) {
    const node = scopes[depth] ?? '';
    const size = depth === 0 ? Number.POSITIVE_INFINITY : (branches?.[depth] ?? 1);
    path.unshift({ node, index: depth === 0 ? rest : rest % size });
    rest = Math.floor(rest / size);
  }
  return path;
}

/** The places of the items in one state; null for all. */
export function placesIn(items: StripItems, only: ViewState | null): readonly number[] | null {
  if (only === null) return null;
  return items.flatMap((item, place) => (taskViewState(item) === only ? [place] : []));
}

/** The cells of a strip: one for each item or, with `perCell` above 1, one for each group of neighbours. */
export function stripCells(
  items: StripItems,
  perCell: number,
  places: readonly number[] | null = null,
): StripCell[] {
  const shown = places?.length ?? items.length;
  const placeAt = (index: number) => places?.[index] ?? index;
  const cells: StripCell[] = [];
  for (let from = 0; from < shown; from += perCell) {
    const to = Math.min(shown, from + perCell);
    const place = placeAt(from);
    if (to === from + 1) cells.push(single(items[place], place));
    else cells.push(group(items, from, to, placeAt));
  }
  return cells;
}

function single(task: TaskState | undefined, place: number): StripCell {
  return {
    state: taskViewState(task),
    taskId: task?.task ?? null,
    label: task?.label ?? `Item ${place + 1}`,
    place,
    items: 1,
  };
}

function group(items: StripItems, from: number, to: number, placeAt: (index: number) => number): StripCell {
  let best = urgency.length;
  let urgent: TaskState | undefined;
  let begun: TaskState | undefined;
  let done = 0;
  for (let index = from; index < to; index += 1) {
    const task = items[placeAt(index)];
    if (task === undefined) continue;
    begun ??= task;
    done += 1;
    const rank = urgency.indexOf(taskViewState(task));
    if (rank < 0 || rank >= best) continue;
    best = rank;
    urgent = task;
  }
  const state =
    urgency[best] ?? (done === 0 ? 'waiting' : done < to - from ? 'partial' : taskViewState(begun));
  return {
    state,
    taskId: (urgent ?? begun)?.task ?? null,
    label: `Items ${placeAt(from) + 1} to ${placeAt(to - 1) + 1}`,
    place: placeAt(from),
    items: to - from,
  };
}

/** How many items are in each state. */
export function countStates(items: StripItems): ReadonlyMap<ViewState, number> {
  const counts = new Map<ViewState, number>();
  for (const item of items) {
    const state = taskViewState(item);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return counts;
}
