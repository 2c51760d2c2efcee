import { type Graph, type NodeState, type Path, type RunState, taskId } from '@parallax/schema';
import { kindNamed, nodeTitle } from '../graph/kinds.ts';
import { count, counted, duration } from '../ui/format.ts';
import { holdOf, holdWords } from './hold.ts';
import { tasksBefore } from './related-tasks.ts';
import { findTask } from './task-view.ts';

/** A run as it stands now; `now` is in milliseconds since the epoch. */
export interface Moment {
  readonly graph: Graph;
  readonly state: RunState;
  readonly now: number;
}

/** Why one item of a node does not go on, in words; empty where it is at work, or has ended. */
export function whyItemWaits(moment: Moment, node: string, path: Path): string {
  const { graph, state } = moment;
  if (state.endedAt !== undefined || !isRun(graph, node)) return '';
  const task = findTask(state.nodes[node], taskId(node, path));
  if (task?.status === 'retrying') return retryWords(task.error?.message, task.retryAt, moment.now);
  if (task !== undefined) return '';
  const inputs = missingInputs(moment, node, path);
  return inputs === '' ? slotWords(moment, node) : `Waits for ${inputs}.`;
}

/** Why a node does not go on, or some of its items do not, in words; empty where nothing waits, and of a run that is over. */
export function whyNodeWaits(moment: Moment, node: string): string {
  const { graph, state, now } = moment;
  const run = state.nodes[node];
  if (state.endedAt !== undefined || !isRun(graph, node)) return '';
  if (run !== undefined && run.status !== 'running') return '';
  if (run === undefined) {
    const inputs = missingInputs(moment, node, []);
    return inputs === '' ? slotWords(moment, node) : `Waits for ${inputs}.`;
  }
  const hold = holdOf(run);
  if (hold !== undefined) return holdWords(hold, now);
  const { ready, toCome } = queueOf(graph, state, node, run);
  const parts: string[] = [];
  if (ready > 0)
    parts.push(`${counted(ready, 'item waits', 'items wait')} for a slot: ${slotsInUse(moment)}.`);
  else if (toCome > 0 && run.running === 0)
    parts.push(`Waits for ${missingInputs(moment, node, []) || 'its inputs'}.`);
  return parts.join(' ');
}

/** How many items of a node could begin if a slot were free, and for how many an input is still to come. */
function queueOf(
  graph: Graph,
  state: RunState,
  node: string,
  run: NodeState,
): { readonly ready: number; readonly toCome: number } {
  const begun = run.tasks.length;
  const width = Math.max(run.width ?? 0, begun);
  if (gathers(graph, node)) return { ready: 0, toCome: width - begun };
  const arrived = Math.min(
    width,
    ...graph.edges
      .filter(({ target }) => target === node)
      .map(({ source }) => arrivedFrom(state.nodes[source], width)),
  );
  return { ready: Math.max(0, arrived - begun), toCome: width - Math.max(arrived, begun) };
}

/** How many of `width` items have what a node before them gives: a shared value is there for all of them, or for none. */
function arrivedFrom(source: NodeState | undefined, width: number): number {
  if (source === undefined) return 0;
  const sourceWidth = Math.max(source.width ?? 0, source.tasks.length);
  const ended = endedOf(source);
  return sourceWidth < width ? (ended >= sourceWidth ? width : opened(source)) : ended;
}

/** How many branches the tasks of a node have opened so far. */
function opened({ tasks }: NodeState): number {
  return tasks.reduce((sum, { output }) => sum + (Array.isArray(output) ? output.length : 0), 0);
}

function endedOf({ counts: { ok, error, timeout, cancelled, skipped } }: NodeState): number {
  return ok + error + timeout + cancelled + skipped;
}

function gathers({ nodes }: Graph, id: string): boolean {
  const node = nodes.find((each) => each.id === id);
  return node !== undefined && (kindNamed(node.kind)?.gather ?? 'one') !== 'one';
}

/** Whether a node is a part of what is run: it may be newer than the run, or stand for a block. */
function isRun({ nodes }: Graph, id: string): boolean {
  return nodes.some((node) => node.id === id);
}

/** What is still to come for a node at a path: "3 of 50 results of “Review”"; empty where all is there. */
function missingInputs({ graph, state }: Moment, node: string, path: Path): string {
  const missing = new Map<string, string>();
  for (const { source, target } of graph.edges) {
    if (target !== node || missing.has(source)) continue;
    const found = graph.nodes.find(({ id }) => id === source);
    const title = `“${found === undefined ? source : nodeTitle(found)}”`;
    const before = state.nodes[source];
    if (before === undefined) {
      missing.set(source, title);
      continue;
    }
    const tasks = tasksBefore(source, before, path);
    const isAll = path.length === 0;
    const total = isAll ? Math.max(before.width ?? 0, tasks.length) : tasks.length;
    const left = total - tasks.filter(({ endedAt }) => endedAt !== undefined).length;
    if (total === 0 && before.endedAt === undefined) missing.set(source, title);
    else if (left > 0)
      missing.set(source, total === 1 ? title : `${count(left)} of ${count(total)} results of ${title}`);
  }
  return [...missing.values()].join(' and ');
}

function slotWords(moment: Moment, node: string): string {
  const run = moment.state.nodes[node];
  const hold = holdOf(run);
  return hold === undefined ? `Waits for a slot: ${slotsInUse(moment)}.` : holdWords(hold, moment.now);
}

function slotsInUse({ graph, state }: Moment): string {
  const used = Object.values(state.nodes).reduce(
    (sum, { running, tasks }) =>
      running === 0
        ? sum
        : sum + tasks.filter(({ status, model }) => status === 'running' && model !== undefined).length,
    0,
  );
  const { concurrency } = graph.limits;
  if (used >= concurrency) return `${count(used)} of ${count(concurrency)} in use`;
  return `${count(used)} of ${count(concurrency)} in use, and its model lets no more through`;
}

function retryWords(message: string | undefined, retryAt: number | undefined, now: number): string {
  const left = retryAt === undefined ? 0 : retryAt - now;
  const when = left <= 0 ? 'Tries again as soon as a slot is free' : `Tries again in ${duration(left)}`;
  return message === undefined ? `${when}.` : `${when}. ${message}`;
}
