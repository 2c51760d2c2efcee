import type { EventOf, RunEvent } from './event.ts';
import { isJsonObject } from './json.ts';
import { restoreOutputs } from './output-refs.ts';
import { comparePaths, type Path, parseTaskId, pathKey } from './path.ts';
import type { NodeState, Retry, RunState, TaskState } from './run-state.ts';
import { addTask, noTotals } from './usage.ts';

/** A server may refuse a call a thousand times in an hour: so many of them are remembered. */
const RETRIES_KEPT = 64;

/**
 * The state after one more event. Pure; an event that was applied already (by `seq`) changes nothing.
 * The server's snapshots, the command line and the web all fold with this function.
 */
export function applyEvent(state: RunState, event: RunEvent): RunState {
  return applyEvents(state, [event]);
}

/**
 * The state after several events. The same as applying them one by one, but what they touch is copied once for all of them,
 * so that a batch costs O(events) and not O(events × items). Parts that no event touched keep their identity.
 */
export function applyEvents(state: RunState, events: readonly RunEvent[]): RunState {
  const fresh = events.filter((event) => event.seq > state.throughSeq);
  if (fresh.length === 0) return state;
  const draft = new Draft(state);
  for (const event of fresh) {
    if (event.seq <= draft.state.throughSeq) continue;
    draft.state.throughSeq = event.seq;
    apply(draft, event);
  }
  return draft.state;
}

/** A copy of a run state that copies a node only when it is first written to. */
class Draft {
  readonly state: RunState;
  private readonly owned = new Set<string>();

  constructor(base: RunState) {
    this.state = { ...base, nodes: { ...base.nodes } };
  }

  node(id: string, at: number): NodeState {
    const existing = this.state.nodes[id];
    if (existing !== undefined && this.owned.has(id)) return existing;
    const copy =
      existing === undefined
        ? newNode(at)
        : {
            ...existing,
            counts: { ...existing.counts },
            tasks: [...existing.tasks],
            data: { ...existing.data },
          };
    this.state.nodes[id] = copy;
    this.owned.add(id);
    return copy;
  }
}

function newNode(at: number): NodeState {
  return {
    status: 'running',
    running: 0,
    retrying: 0,
    counts: { ok: 0, error: 0, timeout: 0, cancelled: 0, skipped: 0 },
    startedAt: at,
    totals: noTotals,
    tasks: [],
    data: {},
  };
}

function apply(draft: Draft, event: RunEvent): void {
  const { state } = draft;
  switch (event.type) {
    case 'run-start':
      state.status = 'running';
      state.graph = event.graph;
      state.inputs = event.inputs;
      state.estimate = event.estimate;
      state.startedAt = event.at;
      if (event.reuseFrom !== undefined) state.reuseFrom = event.reuseFrom;
      if (event.from !== undefined) state.from = event.from;
      if (event.rehearsal !== undefined) state.rehearsal = event.rehearsal;
      return;
    case 'run-resume':
      resume(draft, event);
      return;
    case 'node-start': {
      const node = draft.node(event.node, event.at);
      if (event.width !== undefined) node.width = event.width;
      return;
    }
    case 'task-start':
      startTask(draft.node(event.node, event.at), event);
      return;
    case 'task-delta':
      updateTask(draft.node(event.node, event.at), event.task, (task) => {
        const before = task[event.channel] ?? '';
        return { ...task, [event.channel]: before.slice(0, event.offset) + event.text };
      });
      return;
    case 'task-retry':
      retryTask(draft.node(event.node, event.at), event);
      return;
    case 'task-end': {
      endTask(draft.node(event.node, event.at), event);
      state.totals = addTask(state.totals, event);
      return;
    }
    case 'node-data': {
      const node = draft.node(event.node, event.at);
      if (event.name === 'width' && typeof event.data === 'number') node.width = event.data;
      if (event.name === 'step') {
        addStep(node, event);
        return;
      }
      const key = event.path === undefined ? event.name : `${event.name}@${pathKey(event.path)}`;
      node.data[key] = event.data;
      return;
    }
    case 'node-end': {
      const node = draft.node(event.node, event.at);
      node.status = event.outcome;
      node.endedAt = event.at;
      return;
    }
    case 'run-end':
      state.status = event.outcome;
      state.outputs = restoreOutputs(event, state);
      state.totals = event.totals;
      state.missing = event.missing;
      state.endedAt = event.at;
      if (event.error !== undefined) state.error = event.error;
      return;
  }
}

/** What was under way is lost, and waits to begin anew. */
function resume(draft: Draft, event: EventOf<'run-resume'>): void {
  const { state } = draft;
  state.resumed = (state.resumed ?? 0) + 1;
  state.downMs = (state.downMs ?? 0) + event.downMs;
  state.lost = (state.lost ?? 0) + event.lost;
  for (const [id, { running, retrying }] of Object.entries(state.nodes)) {
    if (running + retrying === 0) continue;
    const node = draft.node(id, event.at);
    node.running = 0;
    node.retrying = 0;
    node.tasks = node.tasks.filter(({ status }) => status !== 'running' && status !== 'retrying');
  }
}

function startTask(node: NodeState, event: EventOf<'task-start'>): void {
  const { index, found } = locate(node.tasks, event.path);
  const before = found ? node.tasks[index] : undefined;
  if (before?.status === 'retrying') node.retrying -= 1;
  if (before?.status !== 'running') node.running += 1;
  const task: TaskState = {
    task: event.task,
    path: event.path,
    status: 'running',
    attempts: event.attempt,
    startedAt: before?.startedAt ?? event.at,
    ...(before === undefined ? waitOf(event) : waitOf(before)),
    ...retriesOf(begunAgain(before?.retries, event)),
    ...(event.label === undefined ? {} : { label: event.label }),
    ...(event.model === undefined ? {} : { model: event.model }),
  };
  node.tasks.splice(index, found ? 1 : 0, task);
}

function retryTask(node: NodeState, event: EventOf<'task-retry'>): void {
  updateTask(node, event.task, ({ text: _text, thought: _thought, ...task }) => {
    if (task.status === 'running') node.running -= 1;
    if (task.status !== 'retrying') node.retrying += 1;
    const retries = [...(task.retries ?? []), { failedAt: event.at }].slice(-RETRIES_KEPT);
    return { ...task, status: 'retrying', error: event.error, retryAt: event.at + event.waitMs, retries };
  });
}

/** The further attempts, of which the last now begins. */
function begunAgain(
  retries: readonly Retry[] | undefined,
  event: EventOf<'task-start'>,
): Retry[] | undefined {
  const last = retries?.at(-1);
  if (retries === undefined || last === undefined || last.startedAt !== undefined) return retries?.slice();
  return [...retries.slice(0, -1), { failedAt: last.failedAt, startedAt: event.at, ...waitOf(event) }];
}

function waitOf({ waitedMs, heldMs }: Pick<TaskState, 'waitedMs' | 'heldMs'>) {
  return {
    ...(waitedMs === undefined ? {} : { waitedMs }),
    ...(heldMs === undefined ? {} : { heldMs }),
  };
}

function retriesOf(retries: Retry[] | undefined) {
  return retries === undefined ? {} : { retries };
}

function endTask(node: NodeState, event: EventOf<'task-end'>): void {
  const { index, found } = locate(node.tasks, event.path);
  const before = found ? node.tasks[index] : undefined;
  if (before?.status === 'running') node.running -= 1;
  if (before?.status === 'retrying') node.retrying -= 1;
  node.counts[event.outcome] += 1;
  node.totals = addTask(node.totals, event);
  const label = event.label ?? before?.label;
  const model = event.model ?? before?.model;
  const task: TaskState = {
    task: event.task,
    path: event.path,
    status: event.outcome,
    attempts: event.attempts,
    endedAt: event.at,
    ms: event.ms,
    ...(before?.startedAt === undefined ? {} : { startedAt: before.startedAt }),
    ...(before === undefined ? {} : waitOf(before)),
    ...retriesOf(before?.retries),
    ...(label === undefined ? {} : { label }),
    ...(model === undefined ? {} : { model }),
    ...(event.output === undefined ? {} : { output: event.output }),
    ...(event.error === undefined ? {} : { error: event.error }),
    ...(event.reason === undefined ? {} : { reason: event.reason }),
    ...(event.usage === undefined ? {} : { usage: event.usage }),
    ...(event.reused === undefined ? {} : { reused: event.reused }),
    ...(event.from === undefined ? {} : { from: event.from }),
  };
  node.tasks.splice(index, found ? 1 : 0, task);
  dropSteps(node, event.path);
}

/** A call that a task of many calls has finished. It is of use only until that task ends. */
function addStep(node: NodeState, { path = [], data }: EventOf<'node-data'>): void {
  if (!isJsonObject(data) || typeof data.key !== 'string') return;
  node.data[stepKey(path, data.key)] = data;
  node.data[stepKey(path, '')] = true;
}

function dropSteps(node: NodeState, path: Path): void {
  const prefix = stepKey(path, '');
  if (node.data[prefix] === undefined) return;
  for (const key of Object.keys(node.data)) if (key.startsWith(prefix)) delete node.data[key];
}

/** Where the fold keeps a finished call of the task at a path. */
export function stepKey(path: Path, key: string): string {
  return `step@${pathKey(path)} ${key}`;
}

function updateTask(node: NodeState, id: string, update: (task: TaskState) => TaskState): void {
  const { index, found } = locate(node.tasks, parseTaskId(id).path);
  const task = node.tasks[index];
  if (found && task !== undefined) node.tasks[index] = update(task);
}

/** Where the task of a path is, or would have to be inserted, in the sorted list. */
function locate(tasks: readonly TaskState[], path: Path): { index: number; found: boolean } {
  let low = 0;
  let high = tasks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const task = tasks[middle];
    if (task !== undefined && comparePaths(task.path, path) < 0) low = middle + 1;
    else high = middle;
  }
  const candidate = tasks[low];
  return { index: low, found: candidate !== undefined && comparePaths(candidate.path, path) === 0 };
}
