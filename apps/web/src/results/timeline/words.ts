import type { CriticalTask } from '@parallax/engine';
import { taskRemark } from '../../run/task-view.ts';
import { count, counted, duration } from '../../ui/format.ts';
import { stateWord } from '../../ui/states.ts';
import type { Bar } from './bars.ts';
import type { Phase } from './spans.ts';

/** What is to be said of a task: how it stands, and what it waited for. `now` is in milliseconds since the epoch. */
export function barFacts(bar: Bar, now: number): string[] {
  const { task, state, spans, begun, to } = bar.whole ?? bar;
  const facts: string[] = [];
  if (task.startedAt === undefined) facts.push(stateWord[state]);
  else if (to === undefined) facts.push(`${stateWord[state]} for ${duration(Math.max(0, now - begun))}`);
  else facts.push(`${stateWord[state]} after ${duration(to - begun)}`);
  const waits = waitWords.flatMap(([phase, words]) => {
    const ms = spans.reduce(
      (sum, span) => sum + (span.phase === phase ? (span.to ?? now) - span.from : 0),
      0,
    );
    return ms < 1 ? [] : [`${duration(ms)} ${words}`];
  });
  if (waits.length > 0) facts.push(`Waited ${waits.join(', ')}`);
  if (task.attempts > 1) facts.push(counted(task.attempts, 'attempt'));
  const remark = task.error?.message ?? taskRemark(task);
  if (remark !== '') facts.push(remark);
  return facts;
}

const waitWords: readonly (readonly [Phase, string])[] = [
  ['inputs', 'for its other inputs'],
  ['slot', 'for a slot'],
  ['held', 'for its provider'],
  ['pause', 'before trying again'],
];

/** What decided how long a run took: "3 tasks in a row decided the time: 10.1 s of work and 2.3 s of waiting." */
export function criticalWords(chain: readonly CriticalTask[]): string {
  if (chain.length === 0) return '';
  const took = chain.reduce((sum, { tookMs }) => sum + tookMs, 0);
  const waited = chain.reduce((sum, { waitedMs }) => sum + waitedMs, 0);
  const tasks = chain.length === 1 ? 'One task' : `${count(chain.length)} tasks in a row`;
  const wait = waited < 1 ? '' : ` and ${duration(waited)} of waiting`;
  return `${tasks} decided the time: ${duration(took)} of work${wait}.`;
}
