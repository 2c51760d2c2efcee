import { useSession } from '../../../app/session-context.ts';
import { Elapsed } from '../../../canvas/elapsed.tsx';
import { useRun } from '../../../run/hooks.ts';
import { findTask, taskViewState } from '../../../run/task-view.ts';
import { cx } from '../../../ui/cx.ts';
import { duration } from '../../../ui/format.ts';
import { StateIcon } from '../../../ui/state-badge.tsx';
import { stateWord } from '../../../ui/states.ts';
import { useShowResults } from '../../results-tab.ts';
import { callTail } from './call-tail.ts';
import styles from './live-calls.module.css';

export interface LiveCallCardProps {
  node: string;
  task: string;
  label: string;
}

/** One call: its state, its time and the end of what it has said, in a card that keeps its height. Renders again only when its own task changes. */
export function LiveCallCard({ node, task: id, label }: LiveCallCardProps) {
  const { selection } = useSession();
  const showResults = useShowResults();
  const task = useRun(({ state }) => findTask(state?.nodes[node], id));
  if (task === undefined) return null;
  const state = taskViewState(task);
  const { text, isWords } = callTail(task);
  return (
    <article className={styles.card} aria-label={label} data-state={state}>
      <header className={styles.head}>
        <StateIcon state={state} label={stateWord[state]} />
        <button
          type="button"
          className={styles.label}
          title={`${label}: show it in Compare`}
          onClick={() => {
            selection.selectTask(node, id);
            showResults('compare');
          }}
        >
          {label}
        </button>
        <span className={styles.time}>
          {task.ms !== undefined ? (
            duration(task.ms)
          ) : task.startedAt === undefined ? null : (
            <Elapsed from={task.startedAt} to={task.endedAt} />
          )}
        </span>
      </header>
      <div className={cx(styles.text, !isWords && styles.quiet)}>
        <p>{text}</p>
      </div>
    </article>
  );
}
