import type { OutputPages } from '@parallax/exports';
import { type EventOf, eventTable, type Json, type OutputRef, restoreItem } from '@parallax/schema';
import type { RunStore } from '../store/store.ts';

/** Items whose values are in memory at a time. */
const PAGE = 100;

/** What a run gave, read from the store some items at a time; nothing of a run that has not ended. */
export async function storedOutputs(runs: RunStore, id: string): Promise<OutputPages> {
  const end = await runEndOf(runs, id);
  return async function* pages() {
    if (end === null) return;
    // A run-end that an older Parallax stored has its values itself.
    yield end.outputs;
    for (const [output, refs] of Object.entries(end.outputRefs ?? {})) {
      for (let at = 0; at < refs.length; at += PAGE) {
        const page = refs.slice(at, at + PAGE);
        const values = await valuesOf(runs, id, page);
        yield { [output]: page.map((ref) => restoreItem(ref, (task) => ({ output: values.get(task) }))) };
      }
    }
  };
}

/** The last event of a run that is over. */
async function runEndOf(runs: RunStore, id: string): Promise<EventOf<'run-end'> | null> {
  const last = await runs.lastSeq(id);
  const [row] = await runs.events(id, last - 1, last, 1);
  return row?.type === 'run-end' ? eventTable['run-end'].schema.parse(JSON.parse(row.json)) : null;
}

async function valuesOf(runs: RunStore, id: string, refs: readonly OutputRef[]): Promise<Map<string, Json>> {
  const tasks = [...new Set(refs.flatMap(({ task }) => (task === undefined ? [] : [task])))];
  if (tasks.length === 0) return new Map();
  return await taskOutputs(runs, id, tasks);
}

/** The whole outputs of tasks, by task; one that has none is absent. */
export async function taskOutputs(
  runs: RunStore,
  id: string,
  tasks: readonly string[],
): Promise<Map<string, Json>> {
  const rows = await runs.endsOf(id, tasks);
  const ends = rows.map(({ json }) => eventTable['task-end'].schema.parse(JSON.parse(json)));
  return new Map(ends.flatMap(({ task, output }) => (output === undefined ? [] : [[task, output] as const])));
}
