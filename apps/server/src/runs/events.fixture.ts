import { EVENT_VERSION, type EventBody, noTotals, type RunEvent } from '@parallax/schema';

/** What happens to one of the tasks next. */
export type Step = { readonly task: number; readonly act: 'text' | 'thought' | 'retry' | 'end' };

/**
 * A lawful stream of events of a run with `width` tasks that follows the steps as far as they are possible, and then ends
 * what is still open.
 */
export function eventsOf(runId: string, width: number, steps: readonly Step[]): RunEvent[] {
  const events: RunEvent[] = [];
  const emit = (body: EventBody) => {
    const seq = events.length + 1;
    events.push({ v: EVENT_VERSION, runId, seq, at: 1000 + seq, ...body });
  };
  const open = new Map<number, { attempt: number; text: number; thought: number }>();
  const place = (index: number) => ({
    node: 'ask',
    task: `ask@each:${index}`,
    path: [{ node: 'each', index }],
  });
  const start = (index: number, attempt: number) => {
    open.set(index, { attempt, text: 0, thought: 0 });
    emit({ type: 'task-start', ...place(index), attempt, label: `Item ${index}` });
  };
  const end = (index: number) => {
    open.delete(index);
    emit({ type: 'task-end', ...place(index), outcome: 'ok', output: `answer ${index}`, ms: 5, attempts: 1 });
  };

  const range = { min: 0, max: 0 };
  const estimate = { calls: range, inputTokens: range, outputTokens: range, costUsd: null };
  emit({ type: 'run-start', graph: { name: 'Test' }, inputs: {}, estimate });
  emit({ type: 'node-start', node: 'ask', width });
  for (let index = 0; index < width; index += 1) start(index, 1);
  for (const { task: index, act } of steps) {
    const task = open.get(index);
    if (task === undefined) continue;
    const { node, task: id } = place(index);
    if (act === 'end') end(index);
    else if (act === 'retry') {
      const error = { code: 'rate-limit', message: 'Too many.', retryable: true };
      emit({ type: 'task-retry', node, task: id, attempt: task.attempt, error, waitMs: 1 });
      start(index, task.attempt + 1);
    } else {
      const text = `${act} ${events.length} `;
      emit({ type: 'task-delta', node, task: id, channel: act, offset: task[act], text });
      task[act] += text.length;
    }
  }
  for (const index of [...open.keys()]) end(index);
  emit({
    type: 'node-end',
    node: 'ask',
    outcome: 'ok',
    counts: { ok: width, error: 0, timeout: 0, cancelled: 0, skipped: 0 },
  });
  emit({
    type: 'run-end',
    outcome: 'ok',
    outputs: {},
    totals: { ...noTotals, tasks: width },
    missing: [],
    ms: 9,
  });
  return events;
}
