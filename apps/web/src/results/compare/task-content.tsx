import type { TaskState } from '@parallax/schema';
import { memo, useDeferredValue } from 'react';
import { counted, duration } from '../../ui/format.ts';
import { ClippedView } from '../content/clipped-view.tsx';
import { Markdown } from '../content/markdown.tsx';
import { jsonIn } from '../content/plain-text.ts';
import { type ValueStyle, ValueView } from '../content/value-view.tsx';
import { reasonOf } from '../run-data/missing.ts';
import { itemValue } from '../run-data/node-items.ts';
import styles from './task-content.module.css';

export interface TaskContentProps {
  task: TaskState | undefined;
  branch?: number | undefined;
  style: ValueStyle;
}

/** What one task has to say: its live text, its result, or why there is none. */
export const TaskContent = memo(function TaskContent({ task, branch, style }: TaskContentProps) {
  if (task === undefined) return <p className={styles.quiet}>Not started yet.</p>;
  switch (task.status) {
    case 'running':
      return <LiveText task={task} style={style} />;
    case 'retrying':
      return <Problem title={retryTitle(task)} task={task} />;
    case 'ok': {
      if (task.clipped !== undefined) return <ClippedView task={task.task} clipped={task.clipped} />;
      const value = itemValue(task, branch);
      return value === undefined ? (
        <p className={styles.quiet}>Done, without a value.</p>
      ) : (
        <ValueView value={value} style={style} />
      );
    }
    default:
      return <Problem title={endTitle(task)} task={task} />;
  }
});

function LiveText({ task, style }: { task: TaskState; style: ValueStyle }) {
  // Reading Markdown takes longer than a frame allows when many columns stream: React may skip frames here, never elsewhere.
  const text = useDeferredValue(task.text ?? '');
  const thought = useDeferredValue(task.thought ?? '');
  if (text === '') {
    return thought === '' ? (
      <p className={styles.quiet}>Waiting for the first words…</p>
    ) : (
      <div className={styles.thought}>
        <p className={styles.quiet}>Thinking</p>
        <p className={styles.raw}>{thought}</p>
      </div>
    );
  }
  const isMarkdown = style === 'formatted' && !/^\s*[{[]/.test(text) && jsonIn(text) === undefined;
  return isMarkdown ? <Markdown text={text} /> : <pre className={styles.raw}>{text}</pre>;
}

function Problem({ title, task }: { title: string; task: TaskState }) {
  const { code, message } = reasonOf(task);
  return (
    <div className={styles.problem} data-status={task.status}>
      <p className={styles.problemTitle}>{title}</p>
      <p>{message}</p>
      <p className={styles.code}>{code}</p>
    </div>
  );
}

function retryTitle({ attempts, retryAt, endedAt, startedAt }: TaskState): string {
  const waits =
    retryAt === undefined ? undefined : retryAt - (endedAt ?? Math.max(startedAt ?? 0, Date.now()));
  const when = waits === undefined || waits <= 0 ? 'soon' : `in ${duration(waits)}`;
  return `Attempt ${attempts} failed. Tries again ${when}.`;
}

function endTitle({ status, attempts }: TaskState): string {
  const after = attempts > 1 ? ` after ${counted(attempts, 'attempt')}` : '';
  if (status === 'timeout') return `Timed out${after}`;
  if (status === 'cancelled') return 'Cancelled';
  return status === 'skipped' ? 'Skipped' : `Failed${after}`;
}
