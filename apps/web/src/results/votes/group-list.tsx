import type { Standing, Tally } from '@parallax/nodes';
import type { NodeState, TaskState } from '@parallax/schema';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { findTask, taskViewState } from '../../run/task-view.ts';
import { cx } from '../../ui/cx.ts';
import { StateIcon } from '../../ui/state-badge.tsx';
import type { ViewState } from '../../ui/states.ts';
import { formatShare } from '../format/figures.ts';
import type { Labels } from '../run-data/labels.ts';
import { standingOf, tallyOf, type VoteGroup } from './read-tally.ts';
import { choiceText, leaderLine, voteViewState } from './tally-words.ts';
import styles from './votes.module.css';

const ROW_HEIGHT = 44;

export interface GroupListProps {
  title: string;
  node: string;
  state: NodeState | undefined;
  groups: readonly VoteGroup[];
  labels: Labels;
  chosen: string | undefined;
  onChoose: (task: string) => void;
}

/** The votes of one node, one for each item of the scopes around it. */
export function GroupList({ title, node, state, groups, labels, chosen, onChoose }: GroupListProps) {
  const scroller = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count: groups.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    initialRect: { width: 240, height: 600 },
  });
  return (
    <nav className={styles.groups} ref={scroller} aria-label={`Votes of ${title}`}>
      <div style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const group = groups[index];
          if (group === undefined) return null;
          const tally = tallyOf(state, node, group.path);
          const standing = tally === undefined ? standingOf(state, group.path) : undefined;
          return (
            <button
              key={group.task}
              type="button"
              className={cx(styles.group, group.task === chosen && styles.chosen)}
              style={{ top: start }}
              aria-current={group.task === chosen ? 'true' : undefined}
              onClick={() => onChoose(group.task)}
            >
              <StateIcon state={stateOf(tally, standing, findTask(state, group.task))} />
              <span className={styles.groupText}>
                <span>{labels.path(group.path)}</span>
                <span className={styles.faint}>{wordsOf(tally, standing)}</span>
              </span>
            </button>
          );
        })}
      </div>
    </nav>
  );
}

function stateOf(
  tally: Tally | undefined,
  standing: Standing | undefined,
  task: TaskState | undefined,
): ViewState {
  if (tally !== undefined) return voteViewState(tally);
  if (task !== undefined) return taskViewState(task);
  return standing === undefined ? 'waiting' : 'running';
}

function wordsOf(tally: Tally | undefined, standing: Standing | undefined): string {
  if (tally !== undefined) return `${choiceText(tally.winner)} · ${formatShare(tally.share)}`;
  return standing === undefined ? 'Not counted yet' : leaderLine(standing);
}
