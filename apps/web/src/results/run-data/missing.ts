import type { MissingItem, RunState, TaskErrorBody, TaskState } from '@parallax/schema';
import { findTask } from '../../run/task-view.ts';

/** A task whose result the run has to do without. */
export interface MissingTask {
  readonly node: string;
  readonly task: TaskState;
}

/** What is missing so far, also of a run that goes on or was interrupted: as the run itself tells it at its end, in the order of nodes and paths. */
export function missingTasks(state: RunState): MissingTask[] {
  if (hasTold(state)) return state.missing.map((item) => ({ node: item.node, task: taskOf(state, item) }));
  return Object.entries(state.nodes).flatMap(([node, { tasks, counts }]) =>
    counts.error + counts.timeout + counts.cancelled === 0
      ? []
      : tasks.filter(isLost).map((task) => ({ node, task })),
  );
}

/** How many are missing so far; while the run goes on, without looking at each. */
export function missingCount(state: RunState): number {
  if (hasTold(state)) return state.missing.length;
  if (state.endedAt !== undefined) return missingTasks(state).length;
  return Object.values(state.nodes).reduce((sum, { counts }) => sum + counts.error + counts.timeout, 0);
}

/** Why it is missing, for people. */
export function reasonOf(task: Pick<TaskState, 'status' | 'error' | 'reason'>): TaskErrorBody {
  if (task.error !== undefined) return task.error;
  const message = {
    run: 'The run was cancelled.',
    'not-needed': 'The group had enough results without it.',
    deadline: 'The time for it was up. Raise the deadline, or wait for fewer results.',
    budget: 'The budget of the run was used up before it began. Raise the limits of the graph.',
    'failed-run': 'Another task failed, and its node is set to end the run then.',
  };
  if (task.reason !== undefined)
    return { code: task.reason, message: message[task.reason], retryable: false };
  if (task.status === 'cancelled')
    return {
      code: 'interrupted',
      message: 'The server was restarted while it was at work.',
      retryable: true,
    };
  return { code: task.status, message: 'It ended without a result.', retryable: false };
}

export interface MissingGroup {
  readonly code: string;
  readonly message: string;
  readonly tasks: readonly MissingTask[];
}

/** Missing tasks by what went wrong, the most frequent first. */
export function groupMissing(tasks: readonly MissingTask[]): MissingGroup[] {
  const groups = Map.groupBy(tasks, ({ task }) => {
    const { code, message } = reasonOf(task);
    return `${code}\n${message}`;
  });
  return [...groups.values()]
    .flatMap((members) => {
      const [first] = members;
      return first === undefined ? [] : [{ ...reasonOf(first.task), tasks: members }];
    })
    .sort((a, b) => b.tasks.length - a.tasks.length);
}

/** Whether the run itself has said what is missing: one that was interrupted never came to it. */
function hasTold({ endedAt, status, missing }: RunState): boolean {
  return endedAt !== undefined && (status !== 'cancelled' || missing.length > 0);
}

function isLost({ status, reason }: TaskState): boolean {
  if (status === 'cancelled') return reason !== 'not-needed' && reason !== 'run';
  return status === 'error' || status === 'timeout';
}

function taskOf(state: RunState, item: MissingItem): TaskState {
  const known = findTask(state.nodes[item.node], item.task);
  if (known !== undefined) return known;
  const { task, path, label, outcome, error } = item;
  return {
    task,
    path,
    status: outcome,
    attempts: 0,
    ...(label === undefined ? {} : { label }),
    ...(error === undefined ? {} : { error }),
  };
}
