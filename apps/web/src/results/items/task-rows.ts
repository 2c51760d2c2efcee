import { isJsonObject, type Json, type NodeState, type RunState, type TaskState } from '@parallax/schema';
import { taskViewState } from '../../run/task-view.ts';
import type { ViewState } from '../../ui/states.ts';
import { scopesOf } from '../run-data/grid.ts';
import type { Labels } from '../run-data/labels.ts';

/** One item of a run: what each node did for it. */
export interface ItemRow {
  readonly key: string;
  /** The name of its branch in each scope, outermost first. */
  readonly labels: readonly string[];
  readonly tasks: Readonly<Record<string, TaskState | undefined>>;
}

/** Nodes that run in the same scopes: they share their items. */
export interface ScopeRows {
  /** The scopes' nodes; empty outside of all. */
  readonly scopes: readonly string[];
  readonly nodes: readonly string[];
}

/** The groups of nodes that have tasks, most items first. `order` is the order of nodes in the graph. */
export function scopeGroups(order: readonly string[], nodes: RunState['nodes']): ScopeRows[] {
  const groups = new Map<string, { scopes: string[]; nodes: string[]; items: number }>();
  for (const id of order) {
    const tasks = nodes[id]?.tasks ?? [];
    const [first] = tasks;
    if (first === undefined) continue;
    const scopes = scopesOf(first.path);
    const group = groups.get(scopes.join('/'));
    if (group === undefined) groups.set(scopes.join('/'), { scopes, nodes: [id], items: tasks.length });
    else {
      group.nodes.push(id);
      group.items = Math.max(group.items, tasks.length);
    }
  }
  return [...groups.values()].sort((a, b) => b.items - a.items || b.scopes.length - a.scopes.length);
}

/** A row for each item of a group of nodes, in path order. */
export function itemRows({ nodes }: ScopeRows, states: RunState['nodes'], labels: Labels): ItemRow[] {
  const longest = nodes.reduce<NodeState | undefined>((best, id) => {
    const state = states[id];
    return state !== undefined && state.tasks.length > (best?.tasks.length ?? 0) ? state : best;
  }, undefined);
  const byNode = nodes.map(
    (id) => [id, new Map(states[id]?.tasks.map((task) => [pathOf(task), task]))] as const,
  );
  return (longest?.tasks ?? []).map((task) => ({
    key: pathOf(task),
    labels: task.path.map((_, depth) => labels.segment(task.path, depth)),
    tasks: Object.fromEntries(byNode.map(([id, tasks]) => [id, tasks.get(pathOf(task))])),
  }));
}

/** Task ids are the node and the path: what follows the node is the same for all nodes. */
function pathOf({ task }: TaskState): string {
  const at = task.indexOf('@');
  return at < 0 ? '' : task.slice(at + 1);
}

/** Which rows are shown: those in which some task is in this state, and some text contains this. */
export interface RowFilter {
  readonly state: ViewState | 'all';
  readonly text: string;
}

export function filterRows(rows: readonly ItemRow[], { state, text }: RowFilter): readonly ItemRow[] {
  const wanted = text.trim().toLowerCase();
  if (state === 'all' && wanted === '') return rows;
  return rows.filter((row) => {
    const tasks = Object.values(row.tasks).filter((task) => task !== undefined);
    return (
      (state === 'all' || tasks.some((task) => taskViewState(task) === state)) &&
      (wanted === '' || searchText(row.labels, tasks).includes(wanted))
    );
  });
}

function searchText(labels: readonly string[], tasks: readonly TaskState[]): string {
  const outputs = tasks.map(
    ({ output, clipped, error }) => `${clipped?.text ?? textOf(output)}\n${error?.message ?? ''}`,
  );
  return [...labels, ...outputs].join('\n').toLowerCase();
}

function textOf(output: Json | undefined): string {
  if (output === undefined) return '';
  return typeof output === 'string' ? output : JSON.stringify(output);
}

/** The states that tasks of these rows are in. */
export function statesIn(rows: readonly ItemRow[]): ReadonlySet<ViewState> {
  return new Set(
    rows.flatMap((row) =>
      Object.values(row.tasks).flatMap((task) => (task === undefined ? [] : [taskViewState(task)])),
    ),
  );
}

/** A field of a task's output where that is an object. */
export function fieldOf(task: TaskState | undefined, key: string): Json | undefined {
  return isJsonObject(task?.output) ? task.output[key] : undefined;
}
