import { noTotals } from '@parallax/schema';
import { expect, it } from 'vitest';
import type { EventRow, RunEnd } from '../store/store.ts';
import { EventWriter } from './event-writer.ts';

/** A clock whose timers fire when told. */
function manualClock() {
  const timers = new Set<() => void>();
  return {
    now: () => 0,
    after(_ms: number, then: () => void) {
      timers.add(then);
      return () => timers.delete(then);
    },
    fire() {
      const due = [...timers];
      timers.clear();
      for (const then of due) then();
    },
  };
}

const row = (seq: number): EventRow => ({ runId: 'r', seq, type: 'node-start', task: null, json: '{}' });
const end: RunEnd = { runId: 'r', status: 'ok', endedAt: 1, totals: noTotals, missing: 0 };

function memory() {
  const batches: { rows: readonly EventRow[]; ends: readonly RunEnd[] }[] = [];
  const broken = { value: false };
  return {
    batches,
    broken,
    async append(rows: readonly EventRow[], ends: readonly RunEnd[]) {
      if (broken.value) throw new Error('disk full');
      batches.push({ rows, ends });
    },
  };
}

it('writes what comes together in one batch, with the end of the run', async () => {
  const store = memory();
  const clock = manualClock();
  const writer = new EventWriter(store, clock, expect.fail);
  const safe = Promise.withResolvers<void>();
  writer.add(row(1));
  writer.add(row(2));
  writer.end(end, safe.resolve);
  clock.fire();
  await safe.promise;
  expect(store.batches).toEqual([{ rows: [row(1), row(2)], ends: [end] }]);
});

it('does not wait for the clock when many are waiting', async () => {
  const store = memory();
  const writer = new EventWriter(store, manualClock(), expect.fail);
  for (let seq = 1; seq <= 250; seq += 1) writer.add(row(seq));
  expect(store.batches[0]?.rows).toHaveLength(200);
  await writer.flush();
  expect(store.batches.flatMap(({ rows }) => rows.map(({ seq }) => seq))).toHaveLength(250);
});

it('keeps everything in order when the store fails, and tries again', async () => {
  const store = memory();
  const clock = manualClock();
  const problems: string[] = [];
  const writer = new EventWriter(store, clock, (message) => problems.push(message));
  store.broken.value = true;
  writer.add(row(1));
  await expect(writer.flush()).rejects.toThrow('disk full');
  expect(problems).toHaveLength(1);
  writer.add(row(2));
  store.broken.value = false;
  clock.fire();
  await writer.flush();
  expect(store.batches).toEqual([{ rows: [row(1), row(2)], ends: [] }]);
});
