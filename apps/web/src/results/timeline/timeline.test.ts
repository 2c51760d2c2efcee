import type { TaskState } from '@parallax/schema';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runStart, stateAfter, viewsGraph, viewsOpened } from '../run.fixture.tsx';
import { type Bar, bandsOf, barsOf } from './bars.ts';
import { packLanes } from './lanes.ts';
import { barAt, fittedRowHeight, placeBands, stepFrom } from './rows.ts';
import { mostPerColumn, slotSteps, slotsAt } from './slots.ts';
import { panTime, tickLabel, timeTicks, zoomTime } from './time-view.ts';

const path = (index: number) => [{ node: 'views', index }];
const review = (index: number) => ({ node: 'review', task: `review@views:${index}`, path: path(index) });

/** Three reviews, of which two run at once; then the output. One event a millisecond. */
function reviewed() {
  const start = (index: number, waitedMs?: number) => ({
    type: 'task-start' as const,
    ...review(index),
    attempt: 1,
    model: 'offline/reader',
    ...(waitedMs === undefined ? {} : { waitedMs }),
  });
  const end = (index: number, outcome: 'ok' | 'error' = 'ok') => ({
    type: 'task-end' as const,
    ...review(index),
    outcome,
    ms: 2,
    attempts: 1,
  });
  return stateAfter([
    ...viewsOpened,
    start(0),
    start(1),
    end(0),
    start(2, 3),
    end(1, 'error'),
    end(2),
    { type: 'task-end', node: 'out', task: 'out', path: [], outcome: 'ok', ms: 0, attempts: 1 },
  ]);
}

const all = () => true;

describe('lanes', () => {
  test('are as many as run at once, and hold no two at a time', () => {
    const stretch = fc.tuple(fc.nat(100), fc.nat(40)).map(([from, ms]) => ({ from, to: from + ms }));
    fc.assert(
      fc.property(fc.array(stretch), (unsorted) => {
        const stretches = unsorted.sort((a, b) => a.from - b.from);
        const { lanes, laneOf } = packLanes(stretches);
        const most = Math.max(
          0,
          ...stretches.map(
            ({ from }) => stretches.filter((each) => each.from <= from && each.to > from).length,
          ),
        );
        expect(lanes).toBeLessThanOrEqual(Math.max(1, most + 1));
        for (const [a, one] of stretches.entries()) {
          for (const [b, other] of stretches.entries()) {
            if (a < b && laneOf[a] === laneOf[b]) expect(one.to).toBeLessThanOrEqual(other.from);
          }
        }
      }),
    );
  });
});

describe('bands', () => {
  test('hold the tasks of each node in the order in which they began, packed into the slots they had', () => {
    const state = reviewed();
    const names = bandsOf(viewsGraph, state, 'packed', all).map(({ node, lanes }) => [
      node,
      lanes.map((bars) => bars.map(({ task }) => task.path[0]?.index)),
    ]);
    expect(names).toEqual([
      ['views', [[undefined]]],
      ['review', [[0, 2], [1]]],
      ['out', [[undefined]]],
    ]);
    expect(bandsOf(viewsGraph, state, 'tasks', all)[1]?.lanes).toHaveLength(3);
    expect(bandsOf(viewsGraph, state, 'tasks', ({ state: each }) => each === 'failed')).toHaveLength(1);
  });

  test('say how long a gathering task waited for its inputs', () => {
    const state = stateAfter([
      ...viewsOpened,
      ...[0, 1].map((index) => ({
        type: 'task-end' as const,
        ...review(index),
        outcome: 'ok' as const,
        ms: 1,
        attempts: 1,
      })),
      { type: 'task-start', node: 'out', task: 'out', path: [], attempt: 1 },
    ]);
    const [bar] = barsOf(viewsGraph, state, 'out');
    expect(bar?.spans[0]).toMatchObject({ phase: 'inputs', from: state.nodes.review?.tasks[0]?.endedAt });
  });

  test('keep the bars of tasks that have not changed', () => {
    const state = reviewed();
    expect(barsOf(viewsGraph, state, 'review')[0]).toBe(barsOf(viewsGraph, { ...state }, 'review')[0]);
  });
});

describe('what is under the pointer', () => {
  const rowsOf = (rowHeight: number) => placeBands(bandsOf(viewsGraph, reviewed(), 'tasks', all), rowHeight);

  test('is the task whose row and time it is, with its wait', () => {
    const rows = rowsOf(10);
    const band = rows.bands[1];
    const third = band?.band.lanes[2]?.[0];
    const at = third === undefined ? 0 : third.begun - 2;
    const y = (band?.body ?? 0) + 25;
    expect(barAt(rows, { y, at, reachMs: 0 }, 0)).toBe(third);
    expect(barAt(rows, { y, at: at - 100, reachMs: 0 }, 0)).toBeUndefined();
    expect(barAt(rows, { y: band?.top ?? 0, at, reachMs: 0 }, 0)).toBeUndefined();
  });

  test('is found where many rows share a pixel', () => {
    const rows = rowsOf(0.1);
    const band = rows.bands[1];
    const third = band?.band.lanes[2]?.[0];
    const target = { y: (band?.body ?? 0) + 0.05, at: third?.to ?? 0, reachMs: 0 };
    expect(barAt(rows, target, 0)).toBe(third);
  });

  test('is what the keyboard leads to, row by row, across nodes', () => {
    const rows = rowsOf(10);
    const view = { from: 0, to: 10_000 };
    const order: string[] = [];
    for (let bar = stepFrom(rows, null, 'first', view); bar !== undefined; ) {
      order.push(bar.task.task);
      bar = stepFrom(rows, bar.task.task, 'down', view);
    }
    expect(order).toEqual(['views', 'review@views:0', 'review@views:1', 'review@views:2', 'out']);
  });
});

test('rows are as high as fits, between what can be told apart and what can be read', () => {
  const bands = bandsOf(viewsGraph, reviewed(), 'tasks', all);
  expect(fittedRowHeight(bands, 10_000)).toBe(18);
  expect(fittedRowHeight(bands, 10)).toBe(2);
  const rows = placeBands(bands, fittedRowHeight(bands, 140));
  expect(rows.height).toBeLessThanOrEqual(140);
});

describe('slots in use', () => {
  const bar = (from: number, to: number | undefined, model?: string): Bar => {
    const task: TaskState = {
      task: 'a',
      path: [],
      status: 'ok',
      attempts: 1,
      ...(model === undefined ? {} : { model }),
    };
    return { node: 'a', task, state: 'ok', spans: [{ phase: 'attempt', from, to }], from, to, begun: from };
  };

  test('are the attempts under way of tasks that ask a model', () => {
    const steps = slotSteps([bar(0, 10, 'm'), bar(5, 20, 'm'), bar(0, 50), bar(10, undefined, 'm')], 40);
    expect(steps).toEqual([
      { at: 0, used: 1 },
      { at: 5, used: 2 },
      { at: 20, used: 1 },
      { at: 40, used: 0 },
    ]);
    expect([-1, 0, 7, 10, 20, 40].map((at) => slotsAt(steps, at))).toEqual([0, 1, 2, 2, 1, 0]);
  });

  test('are drawn by their most within each pixel, so that no peak is lost', () => {
    const steps = slotSteps([bar(0, 100, 'm'), bar(50, 51, 'm')], 100);
    expect([...mostPerColumn(steps, { from: 0, to: 100 }, 4, 100)]).toEqual([1, 2, 2, 1]);
  });
});

describe('the time in view', () => {
  const whole = { from: 0, to: 1_000 };

  test('is zoomed about the pointer and never leaves the run', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.double({ min: 0.2, max: 5, noNaN: true }),
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.integer({ min: -900, max: 900 }),
          ),
          { maxLength: 20 },
        ),
        (steps) => {
          let view = whole;
          for (const [factor, share, ms] of steps) {
            view = panTime(
              zoomTime(view, factor, view.from + share * (view.to - view.from), whole),
              ms,
              whole,
            );
            expect(view.from).toBeGreaterThanOrEqual(-1e-6);
            expect(view.to).toBeLessThanOrEqual(1_000 + 1e-6);
            expect(view.to).toBeGreaterThan(view.from);
          }
        },
      ),
    );
    expect(zoomTime(whole, 4, 500, whole)).toEqual({ from: 375, to: 625 });
  });

  test('has ticks at round times since the start', () => {
    expect(timeTicks({ from: 5_000, to: 15_000 }, 5_000, 5)).toEqual({
      stepMs: 2_000,
      ticks: [5_000, 7_000, 9_000, 11_000, 13_000, 15_000],
    });
    expect(tickLabel(0, 100)).toBe('0');
    expect(tickLabel(1_250, 250)).toBe('1.3 s');
    expect(tickLabel(95_000, 5_000)).toBe('1:35 min');
    expect(tickLabel(3_900_000, 300_000)).toBe('1:05 h');
  });
});

test('a run that has only begun has no bars', () => {
  expect(bandsOf(viewsGraph, stateAfter([runStart]), 'tasks', all)).toEqual([]);
});
