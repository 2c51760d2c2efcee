import type { NodeState } from '@parallax/schema';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useWholeValues } from '../../run/hooks.ts';
import { taskViewState } from '../../run/task-view.ts';
import { cx } from '../../ui/cx.ts';
import { StateIcon } from '../../ui/state-badge.tsx';
import { formatShare } from '../format/figures.ts';
import type { Labels } from '../run-data/labels.ts';
import { tallyOf } from './read-tally.ts';
import { choiceText, voteViewState } from './tally-words.ts';
import styles from './votes.module.css';

const ROW_HEIGHT = 44;

export interface GroupListProps {
  title: string;
  node: string;
  state: NodeState | undefined;
  labels: Labels;
  chosen: string | undefined;
  onChoose: (task: string) => void;
}

/** The votes of one node, one for each item of the scopes around it. */
export function GroupList({ title, node, state, labels, chosen, onChoose }: GroupListProps) {
  const scroller = useRef<HTMLElement>(null);
  const tasks = state?.tasks ?? [];
  const virtualizer = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    initialRect: { width: 240, height: 600 },
  });
  // Of the votes of a large run only those that are looked at are fetched whole.
  const inView = virtualizer.getVirtualItems().map(({ index }) => tasks[index]);
  useWholeValues(inView.flatMap((task) => (task?.clipped === undefined ? [] : [task.task])));
  return (
    <nav className={styles.groups} ref={scroller} aria-label={`Votes of ${title}`}>
      <div style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const task = tasks[index];
          if (task === undefined) return null;
          const tally = tallyOf(state, node, task.path);
          return (
            <button
              key={task.task}
              type="button"
              className={cx(styles.group, task.task === chosen && styles.chosen)}
              style={{ top: start }}
              aria-current={task.task === chosen ? 'true' : undefined}
              onClick={() => onChoose(task.task)}
            >
              <StateIcon state={tally === undefined ? taskViewState(task) : voteViewState(tally)} />
              <span className={styles.groupText}>
                <span>{labels.path(task.path)}</span>
                <span className={styles.faint}>
                  {tally === undefined
                    ? 'Not counted yet'
                    : `${choiceText(tally.winner)} · ${formatShare(tally.share)}`}
                </span>
              </span>
            </button>
          );
        })}
      </div>
    </nav>
  );
}
