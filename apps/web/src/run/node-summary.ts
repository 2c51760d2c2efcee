import type { NodeState, Range } from '@parallax/schema';
import { count, duration, times } from '../ui/format.ts';

/** Below this the speed-up says nothing: it is noise of the measurement. */
const WORTH_SAYING = 1.2;

/**
 * What a node is doing or did, in one line: "97 of 100, 3 failed, 12.4 s, 9.3× faster than one by one". Empty where there is nothing to say beyond the
 * state, as of a node that calls no model and goes well.
 */
export function nodeSummary(node: NodeState): string {
  const { counts, running, retrying } = node;
  const ended = counts.ok + counts.error + counts.timeout + counts.cancelled + counts.skipped;
  const width = Math.max(node.width ?? 0, ended + running + retrying);
  const smooth = counts.ok === ended && node.endedAt !== undefined && node.totals.calls === 0;
  if (smooth) return '';
  const parts: string[] = [];
  if (width > 1) parts.push(`${count(counts.ok)} of ${count(width)}`);
  const reused = width > 1 ? reusedIn(node) : 0;
  if (reused > 0) parts.push(`${count(reused)} reused`);
  if (node.status === 'running') {
    if (running > 0 && width > 1) parts.push(`${count(running)} running`);
    if (retrying > 0) parts.push(width > 1 ? `${count(retrying)} retrying` : 'Trying again');
  }
  if (counts.error > 0) parts.push(width > 1 ? `${count(counts.error)} failed` : 'Failed');
  if (counts.timeout > 0) parts.push(width > 1 ? `${count(counts.timeout)} timed out` : 'Timed out');
  const notNeeded =
    counts.cancelled === 0 ? 0 : node.tasks.filter(({ reason }) => reason === 'not-needed').length;
  const cancelled = counts.cancelled - notNeeded;
  if (notNeeded > 0) parts.push(`${count(notNeeded)} not needed`);
  if (cancelled > 0) parts.push(width > 1 ? `${count(cancelled)} cancelled` : 'Cancelled');
  if (counts.skipped > 0) parts.push(width > 1 ? `${count(counts.skipped)} skipped` : 'Skipped');
  if (width > 1 && node.endedAt !== undefined && counts.ok > 0) {
    const wall = node.endedAt - node.startedAt;
    parts.push(duration(wall));
    const speedUp = wall > 0 ? node.totals.taskMs / wall : 0;
    if (speedUp >= WORTH_SAYING) parts.push(`${times(speedUp)} faster than one by one`);
  }
  return parts.join(', ');
}

/** What an output node shows, where that is less than the graph promised; empty otherwise. */
export function outputSummary(shown: number | undefined, promised: Range | null | undefined): string {
  if (shown === undefined || promised === undefined || promised === null || shown >= promised.min) return '';
  return `Shows ${count(shown)} of ${count(promised.min)} results`;
}

/** The part of the node's work that has ended, from 0 to 1; undefined while its width is not known. */
export function nodeProgress(node: NodeState): number | undefined {
  if (node.width === undefined || node.width === 0) return undefined;
  const { ok, error, timeout, cancelled, skipped } = node.counts;
  return (ok + error + timeout + cancelled + skipped) / node.width;
}

/** Results that an earlier run has paid for. */
export function reusedIn({ tasks }: NodeState): number {
  let reused = 0;
  for (const task of tasks) if (task.reused !== undefined) reused += 1;
  return reused;
}
