import type { Clipped } from './clipped.ts';
import type { OutputItem } from './event.ts';
import { isJsonObject, type Json } from './json.ts';
import type { NodeState, RunState, TaskState } from './run-state.ts';

/** Values whose JSON is longer are clipped, in characters, and this is how much of them stays. */
const LONG = 160;
/** A state whose values are shorter in all stays as it is. */
const SMALL = 256 * 1024;

/**
 * A state in which long values are only begun: what a list of ten thousand tasks needs to be drawn. A small state is returned as
 * it is. Idempotent; events can be folded onto it as onto any other.
 */
export function lightState(state: RunState): RunState {
  if (state.light === true || isSmall(state)) return state;
  const nodes = Object.entries(state.nodes).map(([id, node]): [string, NodeState] => [id, lightNode(node)]);
  const outputs = Object.entries(state.outputs).map(([id, items]): [string, OutputItem[]] => [
    id,
    items.map(lightItem),
  ]);
  return { ...state, light: true, nodes: Object.fromEntries(nodes), outputs: Object.fromEntries(outputs) };
}

/** How a value begins and how long it is; undefined for one that is short. */
export function clip(value: Json): Clipped | undefined {
  const json = typeof value === 'string' ? value : JSON.stringify(value);
  if (json.length <= LONG) return undefined;
  return {
    text: (typeof value === 'string' ? value : summary(value, json)).slice(0, LONG),
    size: json.length,
  };
}

/** Of an object with one text that says it all, that text. */
function summary(value: Json, json: string): string {
  if (!isJsonObject(value)) return json;
  const texts = Object.values(value).filter((part) => typeof part === 'string');
  const [only] = texts;
  return texts.length === 1 && only !== undefined ? only : json;
}

function lightNode(node: NodeState): NodeState {
  const data = Object.entries(node.data).filter(([, value]) => clip(value) === undefined);
  return { ...node, tasks: node.tasks.map(lightTask), data: Object.fromEntries(data) };
}

function lightTask(task: TaskState): TaskState {
  const clipped = task.output === undefined ? undefined : clip(task.output);
  if (clipped === undefined) return task;
  const { output: _, ...rest } = task;
  return { ...rest, clipped };
}

function lightItem(item: OutputItem): OutputItem {
  const clipped = clip(item.value);
  return clipped === undefined ? item : { ...item, value: null, clipped };
}

/** Whether all values together are short, found without looking at more of them than needed. */
function isSmall(state: RunState): boolean {
  let left = SMALL;
  for (const { tasks } of Object.values(state.nodes)) {
    for (const { output } of tasks) {
      if (output !== undefined)
        left -= typeof output === 'string' ? output.length : JSON.stringify(output).length;
      if (left < 0) return false;
    }
  }
  return true;
}
