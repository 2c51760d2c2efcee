import type { TaskState } from '@parallax/schema';
import { useEffect, useRef } from 'react';
import { useSession } from '../../app/session-context.ts';
import { useRun } from '../../run/hooks.ts';
import { findTask, taskViewState } from '../../run/task-view.ts';
import { cx } from '../../ui/cx.ts';
import { counted, duration } from '../../ui/format.ts';
import { StateIcon } from '../../ui/state-badge.tsx';
import { stateWord } from '../../ui/states.ts';
import { CopyButton } from '../content/copy-button.tsx';
import { plainText } from '../content/plain-text.ts';
import type { ValueStyle } from '../content/value-view.tsx';
import { formatTokens } from '../format/figures.ts';
import { ReusedMark } from '../reused/reused-mark.tsx';
import { itemValue, type NodeItem } from '../run-data/node-items.ts';
import { useSelectionPart } from '../run-data/use-selection.ts';
import styles from './compare.module.css';
import type { ScrollGroup } from './scroll-group.ts';
import { TaskContent } from './task-content.tsx';

export interface CompareCellProps {
  node: string;
  item: NodeItem;
  label: string;
  style: ValueStyle;
  /** The group that this column's text scrolls with; without it, the text is as high as it needs. */
  group?: ScrollGroup;
  /** Row and column name it already: only its state is shown. */
  isInGrid?: boolean;
}

/** One item in full under its label. Renders again only when its own task changes. */
export function CompareCell({ node, item, label, style, group, isInGrid = false }: CompareCellProps) {
  const { selection } = useSession();
  const task = useRun(({ state }) => findTask(state?.nodes[node], item.task));
  const isSelected = useSelectionPart(({ taskId }) => taskId === item.task && item.branch === undefined);
  const body = useRef<HTMLElement>(null);
  useEffect(() => (body.current === null ? undefined : group?.add(body.current)), [group]);

  const state = taskViewState(task);
  const select = () => selection.selectTask(node, item.task);
  return (
    <article
      className={cx(styles.cell, isInGrid && styles.inGrid, isSelected && styles.selected)}
      aria-label={label}
    >
      <header className={styles.head}>
        <button
          type="button"
          className={styles.name}
          onClick={select}
          title={label}
          aria-pressed={isSelected}
        >
          <StateIcon state={state} {...(isInGrid ? {} : { label: stateWord[state] })} />
          <span>{isInGrid ? stateWord[state] : label}</span>
        </button>
        <span className={styles.figures} title={task?.model}>
          {task?.reused === undefined ? figuresOf(task, item.branch) : <ReusedMark task={task} />}
        </span>
        {task?.status === 'ok' ? (
          <CopyButton label="Copy" text={() => plainText(itemValue(task, item.branch))} />
        ) : null}
      </header>
      <section
        className={styles.body}
        ref={body}
        tabIndex={group === undefined ? undefined : 0}
        aria-label={`Text of ${label}`}
      >
        <TaskContent task={task} branch={item.branch} style={style} />
      </section>
    </article>
  );
}

/** Time, tokens and attempts; the state in words until they are known. */
function figuresOf(task: TaskState | undefined, branch: number | undefined): string {
  if (task === undefined || branch !== undefined) return stateWord[taskViewState(task)];
  const tokens = task.usage?.outputTokens;
  const parts = [
    task.ms === undefined || task.attempts === 0 ? undefined : duration(task.ms),
    tokens === undefined || tokens === 0
      ? undefined
      : `${task.usage?.estimated === true ? '≈ ' : ''}${formatTokens(tokens)} tokens`,
    task.attempts > 1 ? counted(task.attempts, 'attempt') : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? stateWord[taskViewState(task)] : parts.join(' · ');
}
