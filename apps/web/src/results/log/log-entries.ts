import type { EventOf, NodeState, RunState, TaskState } from '@parallax/schema';
import { nodeViewState, taskViewState } from '../../run/task-view.ts';
import { count, counted, duration } from '../../ui/format.ts';
import { stateWord, type ViewState } from '../../ui/states.ts';
import type { Labels } from '../run-data/labels.ts';
import { reasonOf } from '../run-data/missing.ts';

/** One happening of a run. */
export interface LogEntry {
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly state: ViewState;
  /** Whether something went wrong. */
  readonly isProblem: boolean;
  readonly node?: string;
  readonly task?: string;
  readonly text: string;
  readonly detail?: string;
}

type Retry = EventOf<'task-retry'>;

/**
 * What happened in a run, in time order. The state keeps starts and ends; retries that are over are only in `retries`, the events that
 * this page has seen.
 */
export function logEntries(state: RunState, retries: readonly Retry[], labels: Labels): LogEntry[] {
  const nodes = Object.entries(state.nodes);
  const entries = [
    ...runStart(state),
    ...nodes.flatMap(([id, node]) => nodeEntries(id, node, labels)),
    ...retries.map((retry) => retryEntry(retry, state, labels)),
    ...runEnd(state),
  ];
  return entries
    .map((entry, order) => ({ entry, order }))
    .sort((a, b) => a.entry.at - b.entry.at || a.order - b.order)
    .map(({ entry }) => entry);
}

function runStart({ startedAt, graph, estimate }: RunState): LogEntry[] {
  if (startedAt === undefined) return [];
  const name = graph?.name === undefined ? '' : ` of “${graph.name}”`;
  const calls =
    estimate === undefined
      ? {}
      : {
          detail: `${count(estimate.calls.min)}${estimate.calls.max === estimate.calls.min ? '' : ' or more'} model calls planned`,
        };
  return [
    {
      key: 'run-start',
      at: startedAt,
      state: 'running',
      isProblem: false,
      text: `Run${name} started`,
      ...calls,
    },
  ];
}

function runEnd({ startedAt, endedAt, status, error, missing }: RunState): LogEntry[] {
  if (startedAt === undefined || endedAt === undefined || status === 'pending' || status === 'running')
    return [];
  const words = {
    ok: 'finished',
    partial: 'finished with something missing',
    error: 'failed',
    cancelled: 'was cancelled',
  };
  const what =
    error?.message ??
    (missing.length > 0 ? counted(missing.length, 'result is missing', 'results are missing') : undefined);
  return [
    {
      key: 'run-end',
      at: endedAt,
      state: status === 'error' ? 'failed' : status,
      isProblem: status === 'partial' || status === 'error',
      text: `Run ${words[status]} after ${duration(endedAt - startedAt)}`,
      ...(what === undefined ? {} : { detail: what }),
    },
  ];
}

function nodeEntries(id: string, node: NodeState, labels: Labels): LogEntry[] {
  const title = `“${labels.node(id)}”`;
  const width = node.width === undefined || node.width === 1 ? '' : `, ${counted(node.width, 'task')}`;
  const entries: LogEntry[] = [
    {
      key: `start ${id}`,
      at: node.startedAt,
      state: 'running',
      isProblem: false,
      node: id,
      text: `${title} started${width}`,
    },
    ...node.tasks.flatMap((task) => taskEntries(id, task, labels)),
  ];
  if (node.endedAt === undefined) return entries;
  const { ok, error, timeout, cancelled, skipped } = node.counts;
  const counts = [
    [ok, 'done'],
    [error, 'failed'],
    [timeout, 'timed out'],
    [cancelled, 'cancelled'],
    [skipped, 'skipped'],
  ] as const;
  const failed = error + timeout > 0;
  entries.push({
    key: `end ${id}`,
    at: node.endedAt,
    state: nodeViewState(node),
    isProblem: failed,
    node: id,
    text: `${title} ended after ${duration(node.endedAt - node.startedAt)}`,
    ...(ok + error + timeout + cancelled + skipped < 2
      ? {}
      : {
          detail: counts
            .flatMap(([number, word]) => (number > 0 ? [`${count(number)} ${word}`] : []))
            .join(', '),
        }),
  });
  return entries;
}

function taskEntries(node: string, task: TaskState, labels: Labels): LogEntry[] {
  // What calls no model takes no time worth a line; its node tells of it.
  if (task.status === 'ok' && task.usage === undefined) return [];
  const name = labels.path(task.path);
  const title = name === '' ? `“${labels.node(node)}”` : `${labels.node(node)}: ${name}`;
  const base = { node, task: task.task };
  if (task.endedAt !== undefined) {
    const state = taskViewState(task);
    const isProblem = state === 'failed' || state === 'timed-out';
    const tries = task.attempts > 1 ? ` on attempt ${task.attempts}` : '';
    const time = task.ms === undefined || task.ms === 0 ? '' : ` after ${duration(task.ms)}`;
    const why = task.status === 'ok' ? {} : { detail: reasonOf(task).message };
    const text = `${title} ${stateWord[state].toLowerCase()}${tries}${time}`;
    return [{ ...base, key: `end ${task.task}`, at: task.endedAt, state, isProblem, text, ...why }];
  }
  if (task.startedAt === undefined) return [];
  return [
    {
      ...base,
      key: `start ${task.task}`,
      at: task.startedAt,
      state: taskViewState(task),
      isProblem: false,
      text: `${title} started`,
    },
  ];
}

function retryEntry(
  { seq, at, node, task, attempt, error, waitMs }: Retry,
  state: RunState,
  labels: Labels,
): LogEntry {
  const path = state.nodes[node]?.tasks.find((each) => each.task === task)?.path ?? [];
  const name = labels.path(path);
  return {
    key: `retry ${seq}`,
    at,
    state: 'retrying',
    isProblem: true,
    node,
    task,
    text: `${name === '' ? `“${labels.node(node)}”` : `${labels.node(node)}: ${name}`} attempt ${attempt} failed, tries again in ${duration(waitMs)}`,
    detail: error.message,
  };
}
