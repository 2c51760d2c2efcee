import { type Json, parseTaskId, type RunState, type TaskState } from '@parallax/schema';
import { findTaskIndex } from './task-view.ts';

/** A state with the whole outputs of some tasks of which it had only the beginning. What it does not touch keeps its identity. */
export function withValues(state: RunState, values: Readonly<Record<string, Json>>): RunState {
  const nodes = { ...state.nodes };
  for (const [node, entries] of Map.groupBy(Object.entries(values), ([task]) => parseTaskId(task).node)) {
    const before = nodes[node];
    if (before === undefined) continue;
    const tasks = [...before.tasks];
    for (const [id, output] of entries) {
      const index = findTaskIndex(tasks, id);
      const task = tasks[index];
      if (task !== undefined) tasks[index] = whole(task, output);
    }
    nodes[node] = { ...before, tasks };
  }
  return { ...state, nodes };
}

function whole(task: TaskState, output: Json): TaskState {
  const { clipped, ...rest } = task;
  return clipped === undefined ? task : { ...rest, output };
}

/** Values that are asked for at a time: their ids have to fit into an address. */
const BATCH = 100;

/**
 * Collects what is asked for in one turn and fetches it together; what is on its way is not asked for again.
 *
 * @param fetch gets the outputs of at most 100 tasks
 * @param take told of every batch
 */
export function createValueLoader(
  fetch: (tasks: readonly string[]) => Promise<Readonly<Record<string, Json>>>,
  take: (values: Readonly<Record<string, Json>>) => void,
) {
  const underWay = new Map<string, Promise<void>>();
  let collected: string[] = [];
  let next: Promise<void> | null = null;

  async function fetchCollected(): Promise<void> {
    // Every view that is drawn in this turn may ask first.
    await Promise.resolve();
    const tasks = collected;
    collected = [];
    next = null;
    const batches = Array.from({ length: Math.ceil(tasks.length / BATCH) }, (_, index) =>
      tasks.slice(index * BATCH, (index + 1) * BATCH),
    );
    try {
      for (const batch of batches) take(await fetch(batch));
    } finally {
      for (const task of tasks) underWay.delete(task);
    }
  }

  return {
    /** Resolves when all of them are there. Rejects with an `ApiError`; then they can be asked for again. */
    async load(tasks: readonly string[]): Promise<void> {
      const missing = [...new Set(tasks)].filter((task) => !underWay.has(task));
      if (missing.length > 0) {
        collected.push(...missing);
        next ??= fetchCollected();
        for (const task of missing) underWay.set(task, next);
      }
      await Promise.all(new Set(tasks.map((task) => underWay.get(task))));
    },
  };
}
