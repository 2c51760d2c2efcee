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

it('writes what comes in one turn in one transaction, with the end of the run', async () => {
  const store = memory();
  const writer = new EventWriter(store, manualClock(), expect.fail);
  const safe = Promise.withResolvers<void>();
  const rows = Array.from({ length: 2_500 }, (_, index) => row(index + 1));
  for (const each of rows) writer.add(each);
  writer.end(end, safe.resolve);
  await safe.promise;
  expect(store.batches).toEqual([{ rows, ends: [end] }]);
});

it('calls back when what there was is stored, at once when it is, in order', async () => {
  const store = memory();
  const writer = new EventWriter(store, manualClock(), expect.fail);
  const told: string[] = [];
  writer.whenStored(() => told.push('nothing to wait for'));
  writer.add(row(1));
  writer.whenStored(() => told.push(`first: ${store.batches.length}`));
  writer.add(row(2));
  writer.whenStored(() => told.push(`second: ${store.batches.length}`));
  expect(told).toEqual(['nothing to wait for']);
  await writer.flush();
  expect(told).toEqual(['nothing to wait for', 'first: 1', 'second: 1']);
});

it('keeps everything in order when the store fails, and tries again', async () => {
  const store = memory();
  const clock = manualClock();
  const problems: string[] = [];
  const writer = new EventWriter(store, clock, (message) => problems.push(message));
  store.broken.value = true;
  writer.add(row(1));
  let isStored = false;
  writer.whenStored(() => {
    isStored = true;
  });
  await expect(writer.flush()).rejects.toThrow('disk full');
  expect(isStored).toBe(false);
  expect(problems).toHaveLength(1);
  writer.add(row(2));
  store.broken.value = false;
  clock.fire();
  await writer.flush();
  expect(isStored).toBe(true);
  expect(store.batches).toEqual([{ rows: [row(1), row(2)], ends: [] }]);
});
