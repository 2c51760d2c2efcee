import type { NodeState, TaskState } from '@parallax/schema';
import { noTotals } from '@parallax/schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { branchCounts } from '../branch-counts.ts';
import { countStates, pathAt, placesIn, stripCells, stripItems } from './strip-cells.ts';
import { cellAt, cellBeside, stripLayout } from './strip-layout.ts';

function task(node: string, path: TaskState['path'], status: TaskState['status']): TaskState {
  const key = path.map((segment) => `${segment.node}:${segment.index}`).join('/');
  return { task: `${node}@${key}`, path, status, attempts: 1 };
}

function nodeOf(tasks: TaskState[]): NodeState {
  const counts = { ok: 0, error: 0, timeout: 0, cancelled: 0, skipped: 0 };
  return {
    status: 'running',
    running: 0,
    retrying: 0,
    counts,
    startedAt: 0,
    totals: noTotals,
    tasks,
    data: {},
  };
}

test('any number of items fits into the same room', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (items) => {
      const { cell, gap, columns, rows, perCell, height } = stripLayout(items);
      expect(columns * (cell + gap) - gap).toBeLessThanOrEqual(254);
      expect(height).toBeLessThanOrEqual(60);
      expect(columns * rows * perCell).toBeGreaterThanOrEqual(items);
    }),
  );
});

test('a hundred items have a cell each; ten thousand share them', () => {
  expect(stripLayout(100).perCell).toBe(1);
  expect(stripLayout(10_000).perCell).toBeGreaterThan(1);
});

test('a task has its place from the start, whatever began before it', () => {
  const essays = (index: number) => [{ node: 'essays', index }];
  const cells = stripCells(stripItems(nodeOf([task('grade', essays(2), 'ok')]), 4, [4]), 1);
  expect(cells.map((cell) => cell.state)).toEqual(['waiting', 'waiting', 'ok', 'waiting']);
  expect(cells[2]?.taskId).toBe('grade@essays:2');
});

test('nested scopes are laid out branch by branch', () => {
  const path = [
    { node: 'essays', index: 1 },
    { node: 'views', index: 2 },
  ];
  const cells = stripCells(stripItems(nodeOf([task('review', path, 'error')]), 6, [2, 3]), 1);
  expect(cells.findIndex((cell) => cell.state === 'failed')).toBe(5);
});

test('where widths are not known, tasks stand in the order of their paths', () => {
  const path = (outer: number, inner: number) => [
    { node: 'docs', index: outer },
    { node: 'parts', index: inner },
  ];
  const tasks = [task('read', path(0, 0), 'ok'), task('read', path(7, 1), 'running')];
  expect(stripCells(stripItems(nodeOf(tasks), 0, null), 1).map((cell) => cell.state)).toEqual([
    'ok',
    'running',
  ]);
});

test('a cell of several items shows the most urgent, and leads to it', () => {
  const at = (index: number, status: TaskState['status']) =>
    task('grade', [{ node: 'essays', index }], status);
  const node = nodeOf([at(0, 'ok'), at(1, 'error'), at(2, 'running'), at(3, 'ok'), at(4, 'ok')]);
  const cells = stripCells(stripItems(node, 8, [8]), 3);
  expect(cells.map((cell) => cell.state)).toEqual(['failed', 'partial', 'waiting']);
  expect(cells[0]?.taskId).toBe('grade@essays:1');
});

test('the plan tells how many branches each scope has, where it knows', () => {
  const plan = (scopes: string[], min: number, max: number | null = min) => ({
    scopes,
    tasks: { min, max },
    gathers: null,
    calls: { min: 0, max: 0 },
    costUsd: null,
    sentence: '',
  });
  const plans = new Map([
    ['essays', plan([], 1)],
    ['views', plan(['essays'], 100)],
  ]);
  expect(branchCounts(plans, plan(['essays', 'views'], 300))).toEqual([100, 3]);
  expect(branchCounts(plans, plan(['essays', 'views'], 301))).toBeNull();
  expect(branchCounts(plans, plan(['essays', 'views'], 0, null))).toBeNull();
});

test('a filtered strip has cells for the items of one state alone, each with its own place and name', () => {
  const at = (index: number, status: TaskState['status']) =>
    task('grade', [{ node: 'essays', index }], status);
  const items = stripItems(nodeOf([at(0, 'ok'), at(3, 'error'), at(4, 'ok'), at(6, 'error')]), 8, [8]);
  const failed = placesIn(items, 'failed');
  expect(failed).toEqual([3, 6]);
  expect(stripCells(items, 1, failed)).toMatchObject([
    { taskId: 'grade@essays:3', label: 'Item 4', place: 3, state: 'failed' },
    { taskId: 'grade@essays:6', label: 'Item 7', place: 6, state: 'failed' },
  ]);
  expect(stripCells(items, 2, placesIn(items, 'waiting'))).toMatchObject([
    { taskId: null, place: 1, items: 2, state: 'waiting' },
    { taskId: null, place: 5, items: 2, state: 'waiting' },
  ]);
  expect(Object.fromEntries(countStates(items))).toEqual({ ok: 2, waiting: 4, failed: 2 });
});

test('every cell is found where it is drawn, and nothing beside the last', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), fc.nat(), (items, any) => {
      const layout = stripLayout(items);
      const cells = Math.ceil(items / layout.perCell);
      const index = any % cells;
      const step = layout.cell + layout.gap;
      const x = (index % layout.columns) * step + layout.cell / 2;
      const y = Math.floor(index / layout.columns) * step + layout.cell / 2;
      expect(cellAt(layout, x, y, cells)).toBe(index);
      expect(cellAt(layout, x, y + layout.rows * step, cells)).toBeNull();
      expect(cellAt(layout, -1, y, cells)).toBeNull();
    }),
  );
});

test('keys lead along the strip and a row up or down, and stop at its ends', () => {
  const layout = stripLayout(40);
  expect(cellBeside(layout, null, 'ArrowRight', 40)).toBe(0);
  expect(cellBeside(layout, 3, 'ArrowDown', 40)).toBe(3 + layout.columns);
  expect(cellBeside(layout, 3, 'ArrowUp', 40)).toBeNull();
  expect(cellBeside(layout, 39, 'ArrowRight', 40)).toBeNull();
  expect(cellBeside(layout, 3, 'End', 40)).toBe(39);
  expect(cellBeside(layout, 3, 'x', 40)).toBeNull();
});

test('the path of an item follows from its place, and leads back to it', () => {
  fc.assert(
    fc.property(fc.nat(5), fc.nat(4), fc.nat(2), (a, b, c) => {
      const path = [
        { node: 'a', index: a },
        { node: 'b', index: b },
        { node: 'c', index: c },
      ];
      const items = stripItems(nodeOf([task('n', path, 'ok')]), 6 * 5 * 3, [6, 5, 3]);
      const place = items.findIndex((item) => item !== undefined);
      expect(pathAt(place, ['a', 'b', 'c'], [6, 5, 3])).toEqual(path);
    }),
  );
  expect(pathAt(7, ['a', 'b'], null)).toBeNull();
});
