import type { TaskState } from '@parallax/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LiveCall, seatCalls } from './seat-calls.ts';

const SEATS = 3;

/** The calls of one node in path order: `endedAt`, or null for one that is at work. */
function calls(ends: readonly (number | null)[]): LiveCall[] {
  return ends.map((endedAt, index) => {
    const path = [{ node: 'views', index }];
    const task: TaskState = {
      task: `review@views:${index}`,
      path,
      attempts: 1,
      ...(endedAt === null ? { status: 'running' } : { status: 'ok', endedAt }),
    };
    return { node: 'review', task };
  });
}

const ids = (seated: readonly LiveCall[]) => seated.map(({ task }) => task.task);
const indexes = (seated: readonly LiveCall[]) => seated.map(({ task }) => task.path[0]?.index);

describe('seatCalls', () => {
  it('gives the seats to what is at work, and what is left to what ended last', () => {
    expect(indexes(seatCalls([], calls([5, 9, null, null, 7]), SEATS))).toEqual([2, 3, 1]);
  });

  it('puts the next call in the seat of the one that ended first, and moves no other', () => {
    const before = ids(seatCalls([], calls([null, null, null]), SEATS));
    expect(indexes(seatCalls(before, calls([null, 8, 4, null]), SEATS))).toEqual([0, 1, 3]);
  });

  it('keeps a call that has ended while nobody needs its seat', () => {
    const before = ids(seatCalls([], calls([null, null]), SEATS));
    expect(indexes(seatCalls(before, calls([4, null]), SEATS))).toEqual([0, 1]);
  });

  it('never moves a call at work, leaves none standing beside an ended one, and is settled at once', () => {
    const ends = fc.array(fc.option(fc.nat(50)), { maxLength: 9 });
    fc.assert(
      fc.property(ends, ends, (first, then) => {
        const before = ids(seatCalls([], calls(first), SEATS));
        const all = calls(then);
        const after = seatCalls(before, all, SEATS);
        expect(after.length).toBe(Math.min(SEATS, all.length));
        expect(new Set(ids(after)).size).toBe(after.length);
        const live = all.filter(({ task }) => task.status === 'running');
        expect(after.filter(({ task }) => task.status === 'running').length).toBe(
          Math.min(SEATS, live.length),
        );
        const kept = before.filter((id) => all.some(({ task }) => task.task === id));
        for (const { task } of live) if (kept.includes(task.task)) expect(ids(after)).toContain(task.task);
        expect(ids(seatCalls(ids(after), all, SEATS))).toEqual(ids(after));
      }),
    );
  });
});
