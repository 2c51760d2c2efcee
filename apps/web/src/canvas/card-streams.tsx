import type { NodeState, TaskState } from '@parallax/schema';
import { taskRemark, taskText, taskViewState } from '../run/task-view.ts';
import { StateIcon } from '../ui/state-badge.tsx';
import styles from './card-streams.module.css';

/** As many streams have a line of their own in the box; of more, one is watched and the others are cells of the strip. */
const MOST = 4;
/** More than a line can show at any width. */
const TAIL = 80;

/** Whether a node's streams are few enough to be shown all at once. */
export function showsStreams(node: NodeState | undefined): node is NodeState {
  return node?.status === 'running' && node.width !== undefined && node.width > 1 && node.width <= MOST;
}

/** Every stream of a node with few branches, a line each: its label and the end of its text. */
export function CardStreams({ node }: { node: NodeState }) {
  return (
    <ul className={styles.streams} data-live>
      {node.tasks.map((task) => (
        <Stream key={task.task} task={task} />
      ))}
    </ul>
  );
}

function Stream({ task }: { task: TaskState }) {
  const text = task.error?.message ?? (taskRemark(task) || taskText(task));
  return (
    <li className={styles.stream}>
      <StateIcon state={taskViewState(task)} />
      <span className={styles.label}>{task.label}</span>
      <span className={styles.tail}>
        <bdi>{text.slice(-TAIL).replace(/\s+/g, ' ')}</bdi>
      </span>
    </li>
  );
}
