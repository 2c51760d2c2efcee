import type { TaskState } from '@parallax/schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spansOf } from './spans.ts';

const task = (more: Partial<TaskState>): TaskState => ({
  task: 'ask@list:0',
  path: [{ node: 'list', index: 0 }],
  status: 'ok',
  attempts: 1,
  ...more,
});

test('waits for a slot and for the provider are told apart, before the attempt', () => {
  expect(spansOf(task({ startedAt: 1_000, endedAt: 1_500, waitedMs: 700, heldMs: 200 }))).toEqual([
    { phase: 'slot', from: 300, to: 800 },
    { phase: 'held', from: 800, to: 1_000 },
    { phase: 'attempt', from: 1_000, to: 1_500 },
  ]);
});

test('a failed attempt, its pause and the wait after it stand before the next attempt', () => {
  const retries = [{ failedAt: 200, startedAt: 900, waitedMs: 300 }];
  expect(spansOf(task({ startedAt: 100, endedAt: 1_000, attempts: 2, retries }))).toEqual([
    { phase: 'failed-attempt', from: 100, to: 200 },
    { phase: 'pause', from: 200, to: 600 },
    { phase: 'slot', from: 600, to: 900 },
    { phase: 'attempt', from: 900, to: 1_000 },
  ]);
});

test('what goes on has no end: an attempt, or the pause before the next', () => {
  expect(spansOf(task({ status: 'running', startedAt: 5 }))).toEqual([
    { phase: 'attempt', from: 5, to: undefined },
  ]);
  const pausing = task({ status: 'retrying', startedAt: 5, retries: [{ failedAt: 9 }] });
  expect(spansOf(pausing).at(-1)).toEqual({ phase: 'pause', from: 9, to: undefined });
});

test('a task that never began did nothing', () => {
  expect(spansOf(task({ status: 'skipped', endedAt: 10 }))).toEqual([]);
});

test('there are no gaps and no overlaps, whatever was waited for', () => {
  const ms = fc.nat(500);
  const attempt = fc.record({ pause: ms, slot: ms, held: ms, work: ms });
  fc.assert(
    fc.property(fc.array(attempt, { minLength: 1, maxLength: 6 }), (attempts) => {
      const [first, ...rest] = attempts;
      if (first === undefined) return;
      let at = first.slot + first.held;
      const startedAt = at;
      at += first.work;
      const retries = rest.map(({ pause, slot, held, work }) => {
        const failedAt = at;
        at += pause + slot + held + work;
        return { failedAt, startedAt: at - work, waitedMs: slot + held, heldMs: held };
      });
      const spans = spansOf(
        task({ startedAt, endedAt: at, waitedMs: first.slot + first.held, heldMs: first.held, retries }),
      );
      let last = spans[0]?.from ?? 0;
      for (const { from, to } of spans) {
        expect(from).toBe(last);
        last = to ?? from;
      }
      expect(last).toBe(spans.length === 0 ? 0 : at);
    }),
  );
});
